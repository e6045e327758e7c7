import { getPreparedSet } from "#modules/criteria";
import { uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { servicesFor, type TestDatabase, testActor } from "#platform/testing";
import type { Seat } from "../domain/seats.ts";
import type { SheetContent } from "../domain/sheet-content.ts";

const province = "96";
export const otherProvince = "80";
const now = "2026-11-23T02:00:00.000Z";

export interface Person {
  actor: Actor;
  memberId: string;
  seat: Seat;
}

/** A council in session over some dossiers, put together row by row as earlier steps would leave it. */
export interface Stage {
  services: Services;
  officer: Actor;
  leader: Actor;
  strangerOfficer: Actor;
  roundId: string;
  councilId: string;
  sessionId: string;
  dossierIds: string[];
  producerIds: string[];
  people: Person[];
  seat(seat: Seat, no?: number): Person;
}

interface StageOptions {
  seats?: readonly Seat[];
  dossiers?: number;
  setCode?: string;
  status?: "planned" | "open";
  /** Everybody noted present; false leaves attendance unnoted. */
  present?: boolean;
  regulation?: Partial<
    Record<"spread_limit" | "spread_reaction" | "minimum_rule" | "knock_out_rule" | "show_marks", string>
  >;
}

const sevenSeats: readonly Seat[] = [
  "chair",
  "deputy",
  "secretary",
  "member",
  "member",
  "member",
  "observer",
];

export async function setStage(database: TestDatabase, options: StageOptions = {}): Promise<Stage> {
  const services = servicesFor(database.db, { now });
  const roundId = uuidv7();
  const [{ n } = { n: 0 }] = await database.asOwner<{ n: number }>(
    "select count(*)::int as n from evaluation.rounds",
  );
  const [year, no] = [2019 + Math.floor(n / 12), 1 + (n % 12)];
  await database.asOwner(
    `insert into evaluation.rounds (id, province_code, year, no, name, proposals_before, done_before) values ($1,$2,$3,$4,'Đợt thử','2026-10-30','2026-12-30')`,
    [roundId, province, year, no],
  );
  const regulationId = options.regulation ? await setRegulation(database, options.regulation, n) : null;
  const councilId = uuidv7();
  const sessionId = uuidv7();
  await database.asOwner(
    `insert into evaluation.councils (id, province_code, round_id, name, decision_number, decided_on, regulation_id) values ($1,$2,$3,'Hội đồng thử','12/QĐ-UBND','2026-11-01',$4)`,
    [councilId, province, roundId, regulationId],
  );
  await database.asOwner(
    `insert into evaluation.sessions (id, council_id, province_code, title, held_on, status, opened_at) values ($1,$2,$3,'Phiên thử','2026-11-23',$4,$5)`,
    [sessionId, councilId, province, options.status ?? "open", options.status === "planned" ? null : now],
  );
  const people = await seatPeople(database, councilId, options.seats ?? sevenSeats);
  if (options.present !== false) {
    for (const { memberId } of people)
      await database.asOwner(
        `insert into evaluation.attendances (session_id, member_id, present) values ($1,$2,true)`,
        [sessionId, memberId],
      );
  }
  const made = [];
  for (let i = 0; i < (options.dossiers ?? 1); i++) {
    const dossier = await makeDossier(database, {
      roundId,
      status: "in_council",
      setCode: options.setCode ?? "QD26-03",
    });
    await database.asOwner(
      `insert into evaluation.session_dossiers (session_id, dossier_id, position) values ($1,$2,$3)`,
      [sessionId, dossier.id, i + 1],
    );
    made.push(dossier);
  }
  return {
    services,
    officer: testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: province }),
    leader: testActor("Lãnh đạo tỉnh", { role: "province_leader", unitKind: "province", unitCode: province }),
    strangerOfficer: testActor("Cán bộ tỉnh khác", {
      role: "province_officer",
      unitKind: "province",
      unitCode: otherProvince,
    }),
    roundId,
    councilId,
    sessionId,
    dossierIds: made.map((dossier) => dossier.id),
    producerIds: made.map((dossier) => dossier.producerId),
    people,
    seat(seat, index = 0) {
      const found = people.filter((person) => person.seat === seat)[index];
      if (!found) throw new Error(`No ${seat} ${index} on stage`);
      return found;
    },
  };
}

async function setRegulation(
  database: TestDatabase,
  values: NonNullable<StageOptions["regulation"]>,
  no: number,
): Promise<string> {
  const id = uuidv7();
  await database.asOwner(
    `insert into criteria.regulations (id, province_code, decision_number, valid_from, spread_limit, spread_reaction, minimum_rule, show_marks, knock_out_rule)
     values ($1,$2,'99/QĐ-UBND',date '2026-01-01' + $8::int,$3,$4,$5,$6,$7)`,
    [
      id,
      province,
      values.spread_limit ?? "10",
      values.spread_reaction ?? "mark_again",
      values.minimum_rule ?? "majority",
      values.show_marks ?? "after_closing",
      values.knock_out_rule ?? "majority",
      no,
    ],
  );
  return id;
}

async function seatPeople(
  database: TestDatabase,
  councilId: string,
  seats: readonly Seat[],
): Promise<Person[]> {
  const people: Person[] = [];
  for (const [index, seat] of seats.entries()) {
    const actor = testActor(`Người ${index + 1} ${seat}`, {
      role: "council_member",
      unitKind: "province",
      unitCode: province,
    });
    const memberId = uuidv7();
    await database.asOwner(
      `insert into identity.accounts (id, email, display_name, status) values ($1,$2,$3,'active')`,
      [actor.accountId, `${actor.accountId}@thu.vn`, actor.displayName],
    );
    await database.asOwner(
      `insert into identity.grants (id, account_id, role, unit_kind, unit_code, valid_from) values ($1,$2,'council_member','province',$3,'2026-01-01')`,
      [uuidv7(), actor.accountId, province],
    );
    await database.asOwner(
      `insert into evaluation.members (id, council_id, account_id, name, agency, seat) values ($1,$2,$3,$4,'Sở thử',$5)`,
      [memberId, councilId, actor.accountId, actor.displayName, seat],
    );
    people.push({ actor, memberId, seat });
  }
  return people;
}

export async function makeDossier(
  database: TestDatabase,
  options: { roundId?: string; status: string; setCode?: string; provinceCode?: string },
): Promise<{ id: string; producerId: string }> {
  const [id, productId, producerId] = [uuidv7(), uuidv7(), uuidv7()];
  const provinceCode = options.provinceCode ?? province;
  await database.asOwner(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug) values ($1,$2,'32053','cooperative','HTX Thử nghiệm',$3)`,
    [producerId, provinceCode, `htx-${producerId}`],
  );
  await database.asOwner(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code) values ($1,$2,$3,'32053','Gạo lúa tôm thử',$4,'I',$5)`,
    [productId, producerId, provinceCode, `gao-${productId}`, options.setCode ?? "QD26-03"],
  );
  await database.asOwner(
    `insert into dossiers.dossiers (id, kind, product_id, producer_id, province_code, commune_code, rule_set, set_code, target_star, status, round_id)
     values ($1,'first',$2,$3,$4,'32053','26/2026',$5,4,$6,$7)`,
    [
      id,
      productId,
      producerId,
      provinceCode,
      options.setCode ?? "QD26-03",
      options.status,
      options.roundId ?? null,
    ],
  );
  return { id, producerId };
}

/** Makes an account an owner of the producer, as the register would show it. */
export async function makeOwner(
  database: TestDatabase,
  accountId: string,
  producerId: string,
): Promise<void> {
  await database.asOwner(
    `insert into identity.grants (id, account_id, role, unit_kind, unit_code, valid_from) values ($1,$2,'producer_owner','producer',$3,'2026-01-01')`,
    [uuidv7(), accountId, producerId],
  );
}

/** A whole sheet: every criterion at its highest level, lowered or abstained from where told. */
export function fullSheet(
  changes: Readonly<Record<string, number | "abstain">> = {},
  options: { setCode?: string; comment?: string } = {},
): SheetContent {
  const set = getPreparedSet("26/2026", options.setCode ?? "QD26-03");
  const marks = set.leaves.map((leaf) => {
    const change = changes[leaf.code] ?? leaf.max;
    const abstained = change === "abstain";
    const caseCode = leaf.cases.find((name) => leaf.allowed.get(name)?.has(abstained ? 0 : change)) ?? null;
    return [
      leaf.code,
      {
        points: abstained ? null : change,
        abstained,
        caseCode: abstained ? null : caseCode,
        reason: abstained ? "Không thuộc chuyên môn" : "",
      },
    ] as const;
  });
  return { marks: Object.fromEntries(marks), knockOuts: {}, comment: options.comment ?? "" };
}
