import { ruleSetInForce } from "#modules/criteria";
import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services, unitsOf } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { legalRounds, nextRound, type RoundDates } from "../domain/round-calendar.ts";
import { assertAllowed, mayManageRounds, runners } from "../permissions.ts";
import { insertRound, roundNumbersOf } from "../store/rounds.store.ts";

export interface RoundInput {
  year: string;
  no: string;
  name: string;
  proposalsBefore: string;
  doneBefore: string;
  planNumber: string;
  /** Only the demonstration sets it; its council and sessions follow. No form has such a field. */
  isDemo?: boolean;
}

/** The province whose rounds this officer organises. */
function provinceOfOfficer(actor: Actor): string {
  const [province] = unitsOf(actor, runners, "province");
  if (!province) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh tổ chức đợt đánh giá.");
  return province;
}

/** The form as it opens: this year's first round of the law that is not made yet. */
export async function suggestRound(services: Services, actor: Actor): Promise<RoundInput> {
  const today = dayInVietnam(services.now());
  const year = Number(today.slice(0, 4));
  const taken = await roundNumbersOf(services.db, provinceOfOfficer(actor), year);
  const { no, proposalsBefore, doneBefore } = nextRound(legalRounds(ruleSetInForce(today), year), taken);
  return {
    year: String(year),
    no: String(no),
    name: `Đợt ${no} năm ${year}`,
    proposalsBefore,
    doneBefore,
    planNumber: "",
  };
}

export async function createRound(
  services: Services,
  actor: Actor,
  input: RoundInput,
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOfOfficer(actor);
  assertAllowed(mayManageRounds(actor, { provinceCode }));
  const legal = legalRounds(ruleSetInForce(dayInVietnam(services.now())), Number(input.year));
  const faults = roundFaults(input, legal);
  if (faults.length > 0) return refuse(faults);
  const id = uuidv7();
  const { name, proposalsBefore, doneBefore } = input;
  const round = {
    id,
    provinceCode,
    year: Number(input.year),
    no: Number(input.no),
    name,
    proposalsBefore,
    doneBefore,
    planNumber: input.planNumber || null,
  };
  await services.db.transaction().execute(async (tx) => {
    const made = await insertRound(tx, {
      ...round,
      isDemo: input.isDemo ?? false,
      createdBy: actor.accountId,
    });
    if (!made)
      throw new Conflict(`Đợt ${input.no} năm ${input.year} của tỉnh đã có. Hãy mở danh sách đợt đánh giá.`);
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.create-round",
      subject: { kind: "round", id },
      details: { name },
    });
  });
  return ok({ id });
}

function roundFaults(input: RoundInput, legal: readonly RoundDates[]): Fault[] {
  const faults: Fault[] = [];
  const year = Number(input.year);
  const no = Number(input.no);
  if (!Number.isInteger(year) || year < 2019 || year > 2100)
    faults.push({ field: "year", text: "Nhập năm từ 2019 đến 2100." });
  if (!Number.isInteger(no) || no < 1 || no > 12)
    faults.push({ field: "no", text: "Số đợt là số nguyên từ 1 đến 12." });
  if (input.name.length < 3 || input.name.length > 120)
    faults.push({ field: "name", text: "Tên đợt dài từ 3 đến 120 ký tự." });
  if (input.planNumber.length > 80)
    faults.push({ field: "planNumber", text: "Số kế hoạch dài quá 80 ký tự." });
  const datesKnown = isIsoDate(input.proposalsBefore) && isIsoDate(input.doneBefore);
  if (!isIsoDate(input.proposalsBefore))
    faults.push({ field: "proposalsBefore", text: "Chọn hạn nhận đề nghị của cấp xã." });
  if (!isIsoDate(input.doneBefore))
    faults.push({ field: "doneBefore", text: "Chọn hạn hoàn thành đánh giá." });
  if (datesKnown && input.doneBefore < input.proposalsBefore) {
    faults.push({ field: "doneBefore", text: "Hạn hoàn thành phải sau hạn nhận đề nghị." });
  }
  return [
    ...faults,
    ...(datesKnown
      ? lateFaults(
          input,
          legal.find((round) => round.no === no),
        )
      : []),
  ];
}

/** QĐ 26/2026/QĐ-TTg, Điều 5: the two rounds of the law may be earlier than its days, never later. */
function lateFaults(input: RoundInput, legal: RoundDates | undefined): Fault[] {
  if (!legal) return [];
  const faults: Fault[] = [];
  const day = (iso: string) => iso.split("-").reverse().join("/");
  if (input.proposalsBefore > legal.proposalsBefore) {
    faults.push({
      field: "proposalsBefore",
      text: `Đợt ${legal.no}: Điều 5 yêu cầu nhận đề nghị trước ${day(legal.proposalsBefore)}.`,
    });
  }
  if (input.doneBefore > legal.doneBefore) {
    faults.push({
      field: "doneBefore",
      text: `Đợt ${legal.no}: Điều 5 yêu cầu hoàn thành trước ${day(legal.doneBefore)}.`,
    });
  }
  return faults;
}
