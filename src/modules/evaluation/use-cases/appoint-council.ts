import { regulationOf } from "#modules/criteria";
import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { isSeat, type Seat, scores } from "../domain/seats.ts";
import { assertAllowed, mayManageRounds } from "../permissions.ts";
import { type Candidate, insertCouncil, insertMembers, listCandidates } from "../store/councils.store.ts";
import type { Round } from "../store/rounds.store.ts";
import { getRound } from "./read-rounds.ts";

export interface CouncilInput {
  name: string;
  decisionNumber: string;
  decidedOn: string;
  /** Account id → what was chosen for it; seat "" = not appointed. */
  people: Readonly<Record<string, { seat: string; agency: string }>>;
}

export interface CouncilForm {
  round: Round;
  candidates: Candidate[];
}

export async function prepareCouncil(
  services: Services,
  actor: Actor,
  roundId: string,
): Promise<CouncilForm> {
  const round = await getRound(services.db, roundId);
  assertAllowed(mayManageRounds(actor, round));
  return { round, candidates: await listCandidates(services.db, round.provinceCode) };
}

/** Appoints the council of a round: QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm b; it works under the Quy chế of that day. */
export async function appointCouncil(
  services: Services,
  actor: Actor,
  roundId: string,
  input: CouncilInput,
): Promise<Result<{ id: string }>> {
  const { round, candidates } = await prepareCouncil(services, actor, roundId);
  const chosen = candidates.flatMap((candidate) => {
    const choice = input.people[candidate.accountId];
    return choice && isSeat(choice.seat) ? [{ ...candidate, seat: choice.seat, agency: choice.agency }] : [];
  });
  const faults = [...paperFaults(input, dayInVietnam(services.now())), ...seatFaults(chosen)];
  if (faults.length > 0) return refuse(faults);
  const id = uuidv7();
  const { provinceCode } = round;
  const { name, decisionNumber, decidedOn } = input;
  await services.db.transaction().execute(async (tx) => {
    const regulation = await regulationOf(tx, provinceCode, decidedOn);
    const council = { id, provinceCode, roundId, name, decisionNumber, decidedOn, isDemo: round.isDemo };
    await insertCouncil(tx, { ...council, regulationId: regulation.id, createdBy: actor.accountId });
    await insertMembers(
      tx,
      id,
      chosen.map((person) => ({ ...person, id: uuidv7() })),
    );
    const seats = chosen.map(({ accountId, seat }) => ({ accountId, seat }));
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.appoint-council",
      subject: { kind: "council", id },
      details: { decisionNumber, seats },
    });
  });
  return ok({ id });
}

function paperFaults(input: CouncilInput, today: string): Fault[] {
  const faults: Fault[] = [];
  if (input.name.length < 5 || input.name.length > 200)
    faults.push({ field: "name", text: "Tên Hội đồng dài từ 5 đến 200 ký tự." });
  if (input.decisionNumber.length < 2 || input.decisionNumber.length > 60) {
    faults.push({ field: "decisionNumber", text: "Nhập số quyết định thành lập, ví dụ 1234/QĐ-UBND." });
  }
  if (!isIsoDate(input.decidedOn))
    faults.push({ field: "decidedOn", text: "Chọn ngày ký quyết định thành lập." });
  else if (input.decidedOn > today)
    faults.push({ field: "decidedOn", text: "Ngày ký quyết định không thể ở tương lai." });
  return faults;
}

function seatFaults(
  chosen: readonly { accountId: string; name: string; seat: Seat; agency: string }[],
): Fault[] {
  const faults: Fault[] = [];
  const count = (seat: Seat) => chosen.filter((person) => person.seat === seat).length;
  if (count("chair") !== 1)
    faults.push({ field: "people", text: `Hội đồng có đúng một Chủ tịch (đang chọn ${count("chair")}).` });
  if (count("secretary") === 0)
    faults.push({ field: "people", text: "Chọn ít nhất một Thư ký để điều hành phiên họp." });
  if (chosen.filter((person) => scores(person.seat)).length < 3)
    faults.push({ field: "people", text: "Cần ít nhất ba thành viên chấm điểm." });
  for (const person of chosen) {
    if (person.agency.length < 2 || person.agency.length > 200) {
      faults.push({ field: `agency.${person.accountId}`, text: `Nhập cơ quan của ${person.name}.` });
    }
  }
  return faults;
}
