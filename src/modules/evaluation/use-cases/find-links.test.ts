import { beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "#platform/db";
import { withTestDatabase } from "#platform/testing";
import { type Stage, setStage } from "../testing/stage.ts";
import { readRoom } from "./read-room.ts";
import { recordConflict } from "./recuse-member.ts";
import { openSession } from "./run-session.ts";

const database = withTestDatabase();
let stage: Stage;
let reason: string;

beforeAll(async () => {
  stage = await setStage(database, { dossiers: 2, status: "planned" });
  const consultant = uuidv7();
  await database.asOwner(
    `insert into consultants.consultants (id, province_code, kind, name) values ($1,'96','organisation','Công ty Tư vấn Thử')`,
    [consultant],
  );
  const [{ name } = { name: "" }] = await database.asOwner<{ name: string }>(
    "select name from evaluation.members where id = $1",
    [stage.seat("deputy").memberId],
  );
  const people = [
    ["Người có tài khoản", stage.seat("member").actor.accountId, null],
    [`Ông ${name}`, null, null],
    ["Người vào sau", stage.seat("member", 1).actor.accountId, "2026-06-01"],
  ] as const;
  for (const [fullName, account, joined] of people) {
    await database.asOwner(
      "insert into consultants.people (id, consultant_id, full_name, account_id, joined_on) values ($1,$2,$3,$4,$5)",
      [uuidv7(), consultant, fullName, account, joined],
    );
  }
  await database.asOwner(
    `insert into consultants.engagements (id, consultant_id, province_code, producer_id, help, from_on, to_on)
      values ($1,$2,'96',$3,'story','2026-01-10','2026-03-10')`,
    [uuidv7(), consultant, stage.producerIds[0]],
  );
  const [producer] = await database.asOwner<{ name: string }>(
    "select name from producers.producers where id = $1",
    [stage.producerIds[0]],
  );
  reason = `Theo sổ tư vấn, đã tư vấn cho chủ thể ${producer?.name} (Công ty Tư vấn Thử).`;
});

describe("whoever helped a producer", () => {
  test("does not mark its dossier when the account is known; the same name is asked about", async () => {
    const { room, suspicions } = await readRoom(stage.services, stage.officer, stage.sessionId);
    const [dossierId] = stage.dossierIds;
    expect(room.recusals).toEqual([
      { memberId: stage.seat("member").memberId, dossierId, reason, foundBy: "register" },
    ]);
    const asked = stage.people.filter(({ memberId }) =>
      suspicions.some((each) => each.memberId === memberId),
    );
    expect(asked.some(({ memberId }) => memberId === stage.seat("deputy").memberId)).toBe(true);
    expect(suspicions.every((each) => each.reason === reason && each.dossierId === dossierId)).toBe(true);
  });

  test("is written down when the session opens", async () => {
    expect((await openSession(stage.services, stage.officer, stage.sessionId, 1)).ok).toBe(true);
    const rows = await database.asOwner(
      "select member_id, found_by, reason from evaluation.conflicts where dossier_id = $1",
      [stage.dossierIds[0]],
    );
    expect(rows).toEqual([{ member_id: stage.seat("member").memberId, found_by: "register", reason }]);
  });

  test("is no longer asked about once the secretary has confirmed it", async () => {
    const secretary = stage.seat("secretary").actor;
    const { memberId } = stage.seat("deputy");
    const dossierId = stage.dossierIds[0] ?? "";
    const done = await recordConflict(stage.services, secretary, stage.sessionId, {
      memberId,
      dossierId,
      reason,
    });
    expect(done.ok).toBe(true);
    const { suspicions } = await readRoom(stage.services, secretary, stage.sessionId);
    expect(suspicions.filter((each) => each.memberId === memberId)).toEqual([]);
  });

  test("is not shown to members who do not run the session", async () => {
    const { suspicions } = await readRoom(stage.services, stage.seat("observer").actor, stage.sessionId);
    expect(suspicions).toEqual([]);
  });
});
