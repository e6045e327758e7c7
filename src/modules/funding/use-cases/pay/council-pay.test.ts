import { expect, it } from "vitest";
import { uuidv7 } from "#platform/db";
import { Conflict, NotFound } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { officer, openLine, requestId, servicesAt, stranger } from "../../testing/money-stage.ts";
import { addRate, bindPay, viewPay } from "./council-pay.ts";
import { printPay } from "./print-pay.ts";

const database = withTestDatabase();
const services = () => servicesAt(database);

async function holdSession(): Promise<string> {
  const [round, council, session] = [uuidv7(), uuidv7(), uuidv7()];
  await database.asOwner(
    `insert into evaluation.rounds (id, province_code, year, no, name, proposals_before, done_before) values ($1, '96', 2026, 1, 'Đợt 1', '2026-04-30', '2026-06-30')`,
    [round],
  );
  await database.asOwner(
    `insert into evaluation.councils (id, province_code, round_id, name, decision_number, decided_on) values ($1, '96', $2, 'Hội đồng', '1/QĐ', '2026-05-01')`,
    [council, round],
  );
  await database.asOwner(
    `insert into evaluation.sessions (id, council_id, province_code, title, held_on, status, closed_at) values ($1, $2, '96', 'Phiên 1', '2026-06-10', 'closed', now())`,
    [session, council],
  );
  for (const [seat, present] of [
    ["chair", true],
    ["member", true],
    ["observer", true],
    ["deputy", false],
  ] as const) {
    const member = uuidv7();
    await database.asOwner(
      `insert into evaluation.members (id, council_id, account_id, name, agency, seat) values ($1, $2, $3, $4, 'Sở', $5)`,
      [member, council, await makeAccount(seat), `Ông ${seat}`, seat],
    );
    await database.asOwner(
      `insert into evaluation.attendances (session_id, member_id, present) values ($1, $2, $3)`,
      [session, member, present],
    );
  }
  return session;
}

async function makeAccount(seat: string): Promise<string> {
  const id = uuidv7();
  await database.asOwner(
    `insert into identity.accounts (id, email, display_name, status) values ($1, $2, $3, 'active')`,
    [id, `${seat}@thu.example`, `Ông ${seat}`],
  );
  return id;
}

const rate = (role: string, amount: string, validFrom = "2026-01-01") =>
  addRate(services(), officer, {
    typed: { role, unit: "session", amount, basis: "NQ của tỉnh", validFrom, note: "" },
    requestId,
  });

it("a session is paid by the province's rates of its day, once, and never by a guess", async () => {
  const session = await holdSession();
  const lineId = await openLine(services(), 5_000_000, { purpose: "council" });
  await rate("chair", "300000");
  const early = await bindPay(services(), officer, { sessionId: session, lineId, requestId });
  expect(early.ok ? "" : early.faults[0]?.text).toContain("Uỷ viên Hội đồng");
  await rate("member", "200000");
  expect((await rate("member", "999000")).ok).toBe(false);
  await rate("member", "900000", "2026-07-01");
  const { sheet } = await viewPay(services(), officer, session);
  expect(sheet.rows.map(({ role, totalVnd }) => [role, totalVnd])).toEqual([
    ["chair", 300_000],
    ["member", 200_000],
  ]);
  const bound = await bindPay(services(), officer, { sessionId: session, lineId, requestId });
  expect(bound.ok).toBe(true);
  await expect(bindPay(services(), officer, { sessionId: session, lineId, requestId })).rejects.toThrow(
    Conflict,
  );
  await expect(viewPay(services(), stranger, session)).rejects.toThrow(NotFound);
  const paper = await printPay(services(), officer, session, "danh-sach.docx");
  expect(Buffer.from(paper.content.slice(0, 2)).toString()).toBe("PK");
});
