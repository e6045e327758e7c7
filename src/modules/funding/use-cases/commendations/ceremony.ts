import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { mayKeepMoney, mayReadOffice, provinceOf } from "../../permissions.ts";
import {
  type Ceremony,
  type Commendation,
  changeCommendation,
  listCeremonies,
  listCeremony,
} from "../../store/commendations.store.ts";
import { stepped } from "./commend.ts";

export type { Ceremony } from "../../store/commendations.store.ts";

export const ceremonyFields = ["day", "place"] as const;
export type CeremonyTyped = Typed<(typeof ceremonyFields)[number]>;

/** Puts approved ones on the list of a ceremony, after those who stand on it: collectives first, then people. */
export async function arrange(
  services: Services,
  actor: Actor,
  input: { ids: readonly string[]; typed: CeremonyTyped; requestId: string },
): Promise<Result<{ day: string }>> {
  const provinceCode = keeperProvince(actor);
  const check = startChecks();
  const day = check.optionalDay("day", input.typed.day, { label: "ngày tổ chức" });
  if (input.typed.day === "") check.add("day", "Nhập ngày tổ chức buổi lễ.");
  const place = check.optionalLine("place", input.typed.place, { label: "địa điểm", max: 200 });
  const wanted = [...new Set(input.ids.filter(isUuid))].slice(0, 500);
  if (wanted.length === 0) check.add("ids", "Chọn ít nhất một tập thể, cá nhân đã được duyệt.");
  if (check.faults.length > 0 || !day) return { ok: false, faults: [...check.faults] };
  return services.db.transaction().execute(async (tx) => {
    const standing = await listCeremony(tx, { provinceCode, day });
    const coming: Commendation[] = [];
    for (const id of wanted) {
      if (standing.some((each) => each.id === id)) continue;
      coming.push(await stepped(tx, { id, provinceCode, action: "arrange" }));
    }
    coming.sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, "vi"));
    const last = Math.max(0, ...standing.map((each) => each.ceremonyOrder ?? 0));
    for (const [at, each] of coming.entries()) {
      await changeCommendation(tx, each, {
        ceremonyOn: day,
        ceremonyPlace: place,
        ceremonyOrder: last + at + 1,
      });
    }
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.arrange-ceremony",
      subject: { kind: "ceremony", id: day },
      requestId: input.requestId,
      details: { place, ids: coming.map(({ id }) => id) },
    });
    return ok({ day });
  });
}

export interface CeremonyView {
  day: string;
  list: Commendation[];
  ceremonies: Ceremony[];
  provinceCode: string;
}

export async function viewCeremony(
  services: Services,
  actor: Actor,
  typedDay: string,
): Promise<CeremonyView> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayReadOffice(actor, { provinceCode })) throw new NotAllowed();
  const ceremonies = await listCeremonies(services.readDb, provinceCode);
  const day = isIsoDate(typedDay) ? typedDay : (ceremonies[0]?.day ?? "");
  const list = day === "" ? [] : await listCeremony(services.readDb, { provinceCode, day });
  return { day, list, ceremonies, provinceCode };
}

/** The order in which they are called up. */
export async function reorder(
  services: Services,
  actor: Actor,
  input: { day: string; order: ReadonlyMap<string, string>; requestId: string },
): Promise<Result<null>> {
  const provinceCode = keeperProvince(actor);
  if (!isIsoDate(input.day)) throw new Conflict();
  const check = startChecks();
  const wanted = new Map<string, number | null>();
  for (const [id, typed] of input.order)
    wanted.set(id, check.optionalWhole(`order.${id}`, typed, { label: "thứ tự", min: 1, max: 1000 }));
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  return services.db.transaction().execute(async (tx) => {
    for (const each of await listCeremony(tx, { provinceCode, day: input.day })) {
      const order = wanted.get(each.id);
      if (order === undefined || order === each.ceremonyOrder) continue;
      await changeCommendation(tx, each, { ceremonyOrder: order });
    }
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.order-ceremony",
      subject: { kind: "ceremony", id: input.day },
      requestId: input.requestId,
    });
    return ok(null);
  });
}

/** Everybody on the list of the day got the paper. */
export async function handOver(
  services: Services,
  actor: Actor,
  input: { day: string; requestId: string },
): Promise<{ received: number }> {
  const provinceCode = keeperProvince(actor);
  if (!isIsoDate(input.day)) throw new Conflict();
  const today = dayInVietnam(services.now());
  if (input.day > today) throw new Conflict("Buổi lễ chưa diễn ra, chưa ghi trao được.");
  return services.db.transaction().execute(async (tx) => {
    const waiting = (await listCeremony(tx, { provinceCode, day: input.day })).filter(
      (each) => each.receivedOn === null,
    );
    for (const each of waiting) await changeCommendation(tx, each, { receivedOn: input.day });
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.hand-over-commendations",
      subject: { kind: "ceremony", id: input.day },
      requestId: input.requestId,
      details: { ids: waiting.map(({ id }) => id) },
    });
    return { received: waiting.length };
  });
}

function keeperProvince(actor: Actor): string {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayKeepMoney(actor, { provinceCode })) throw new NotAllowed();
  return provinceCode;
}
