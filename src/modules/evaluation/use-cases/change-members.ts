import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import { type Actor, Conflict, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { isSeat } from "../domain/seats.ts";
import { assertAllowed, mayManageRounds } from "../permissions.ts";
import { insertMembers, listCandidates, listMembers, markMemberLeft } from "../store/councils.store.ts";
import { getCouncil } from "./read-councils.ts";

export interface MemberInput {
  accountId: string;
  seat: string;
  agency: string;
}

export async function addMember(
  services: Services,
  actor: Actor,
  councilId: string,
  input: MemberInput,
): Promise<Result<{ name: string }>> {
  const council = await getCouncil(services.db, councilId);
  const { provinceCode } = council;
  assertAllowed(mayManageRounds(actor, council));
  const members = (await listMembers(services.db, councilId)).filter((member) => !member.left);
  const person = (await listCandidates(services.db, provinceCode)).find(
    (one) => one.accountId === input.accountId,
  );
  if (!person) return fault("accountId", "Chọn một người trong danh sách thành viên Hội đồng của tỉnh.");
  if (members.some((member) => member.accountId === person.accountId))
    return fault("accountId", `${person.name} đã ở trong Hội đồng.`);
  if (!isSeat(input.seat)) return fault("seat", "Chọn vị trí trong Hội đồng.");
  if (input.seat === "chair" && members.some((member) => member.seat === "chair"))
    return fault("seat", "Hội đồng đã có Chủ tịch.");
  if (input.agency.length < 2 || input.agency.length > 200)
    return fault("agency", `Nhập cơ quan của ${person.name}.`);
  const { seat, agency } = input;
  await services.db.transaction().execute(async (tx) => {
    await insertMembers(tx, councilId, [
      { id: uuidv7(), accountId: person.accountId, name: person.name, agency, seat },
    ]);
    const details = { accountId: person.accountId, seat };
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.add-member",
      subject: { kind: "council", id: councilId },
      details,
    });
  });
  return ok({ name: person.name });
}

/** A member who leaves keeps the seat in the history; the sheets of the past stay valid. */
export async function endMembership(
  services: Services,
  actor: Actor,
  councilId: string,
  memberId: string,
): Promise<void> {
  const council = await getCouncil(services.db, councilId);
  assertAllowed(mayManageRounds(actor, council));
  await services.db.transaction().execute(async (tx) => {
    const members = await listMembers(tx, councilId);
    const member = members.find((each) => each.id === memberId && !each.left);
    if (!member || !(await markMemberLeft(tx, councilId, memberId, services.now()))) {
      throw new Conflict("Người này không còn trong Hội đồng.");
    }
    const { provinceCode } = council;
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.end-membership",
      subject: { kind: "council", id: councilId },
      details: { memberId },
    });
  });
}
