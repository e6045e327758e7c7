import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Executor, Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { allows } from "../domain/producer.ts";
import type { Workforce } from "../domain/workforce.ts";
import { touchProducer } from "../store/producers.store.ts";
import { listWorkforces, putWorkforce } from "../store/workforces.store.ts";
import { producerToChange } from "./get-producer.ts";
import { actingFor } from "./on-behalf.ts";

/** The newest five years, newest first. */
export function latestWorkforces(db: Executor, producerId: string): Promise<Workforce[]> {
  return listWorkforces(db, producerId, 5);
}

/** Writes a year whose numbers were checked before, e.g. for the demonstration. */
export function recordWorkforce(tx: Tx, producerId: string, year: Workforce, at: Date): Promise<void> {
  return putWorkforce(tx, producerId, year, at);
}

export const workforceFields = [
  "year",
  "workers",
  "localWorkers",
  "femaleWorkers",
  "insuredWorkers",
  "revenueMillion",
  "profitMillion",
] as const;
export type WorkforceField = (typeof workforceFields)[number];

export interface WorkforceInput {
  producerId: string;
  version: number;
  typed: Typed<WorkforceField>;
  requestId?: string;
}

/** Workers and result of one year; a year told again replaces what stood there. */
export async function saveWorkforce(
  services: Services,
  actor: Actor,
  input: WorkforceInput,
): Promise<Result<Workforce>> {
  const producer = await producerToChange(services.db, actor, input.producerId);
  if (!allows(producer.status, "change")) throw new Conflict("Chủ thể này hiện không sửa được thông tin.");
  const now = services.now();
  const checked = checkWorkforce(input.typed, Number(dayInVietnam(now).slice(0, 4)));
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    if (!(await touchProducer(tx, { id: producer.id, version: input.version, at: now })))
      throw new Conflict();
    const before = (await listWorkforces(tx, producer.id, 100)).find(
      ({ year }) => year === checked.value.year,
    );
    await putWorkforce(tx, producer.id, checked.value, now);
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.change-workforce",
      subject: { kind: "producer", id: producer.id },
      requestId: input.requestId,
      details: { before: before ?? null, after: checked.value },
    });
    return ok(checked.value);
  });
}

function checkWorkforce(typed: Typed<WorkforceField>, thisYear: number): Result<Workforce> {
  const check = startChecks();
  const people = { min: 0, max: 1_000_000 };
  const million = { min: 0, max: 100_000_000 };
  const year = /^\d{4}$/.test(typed.year) ? Number(typed.year) : Number.NaN;
  if (!(year >= 2000 && year <= thisYear)) check.add("year", `Nhập năm từ 2000 đến ${thisYear}.`);
  const workers = check.optionalWhole("workers", typed.workers, { label: "tổng số lao động", ...people });
  const localWorkers = check.optionalWhole("localWorkers", typed.localWorkers, {
    label: "số lao động trong xã",
    ...people,
  });
  if (typed.workers === "") check.add("workers", "Nhập tổng số lao động (0 nếu không có).");
  if (typed.localWorkers === "")
    check.add("localWorkers", "Nhập số lao động thường trú trong xã (0 nếu không có).");
  const femaleWorkers = check.optionalWhole("femaleWorkers", typed.femaleWorkers, {
    label: "số lao động nữ",
    ...people,
  });
  const insuredWorkers = check.optionalWhole("insuredWorkers", typed.insuredWorkers, {
    label: "số lao động đóng bảo hiểm",
    ...people,
  });
  const parts = { localWorkers, femaleWorkers, insuredWorkers };
  for (const [field, count] of Object.entries(parts)) {
    if (count !== null && workers !== null && count > workers) {
      check.add(field, "Số này không thể lớn hơn tổng số lao động.");
    }
  }
  return check.result({
    year,
    workers: workers ?? 0,
    localWorkers: localWorkers ?? 0,
    femaleWorkers,
    insuredWorkers,
    revenueMillion: check.optionalDecimal("revenueMillion", typed.revenueMillion, {
      label: "doanh thu",
      ...million,
    }),
    profitMillion: check.optionalDecimal("profitMillion", typed.profitMillion, {
      label: "lợi nhuận",
      min: -million.max,
      max: million.max,
    }),
  });
}
