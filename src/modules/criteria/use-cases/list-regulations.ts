import { dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { NotAllowed } from "#platform/http";
import type { Regulation } from "../domain/regulation.ts";
import { provinceOfRegulation } from "../permissions.ts";
import { listRegulations, type RecordedRegulation, regulationOf } from "../store/regulations.store.ts";

export interface RegulationView {
  provinceCode: string;
  inForce: Regulation;
  recorded: RecordedRegulation[];
}

/** The Quy chế in force today for the actor's province, and all that were recorded. */
export async function viewRegulations({ db, now }: Services, actor: Actor): Promise<RegulationView> {
  const provinceCode = provinceOfRegulation(actor);
  if (!provinceCode) throw new NotAllowed("Quy chế chỉ xem được bởi cán bộ cấp tỉnh.");
  const [inForce, recorded] = await Promise.all([
    regulationOf(db, provinceCode, dayInVietnam(now())),
    listRegulations(db, provinceCode),
  ]);
  return { provinceCode, inForce, recorded };
}
