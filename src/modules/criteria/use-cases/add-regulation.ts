import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import type { Regulation } from "../domain/regulation.ts";
import { mayAddRegulation } from "../permissions.ts";
import { hasRegulationFrom, insertRegulation } from "../store/regulations.store.ts";

/** As typed: every value a text. */
export interface RegulationInput {
  decisionNumber: string;
  issuedOn: string;
  validFrom: string;
  quorum: string;
  chairRequired: boolean;
  spreadLimit: string;
  spreadReaction: string;
  minimumRule: string;
  knockOutRule: string;
  showMarks: string;
  certificateNumberPattern: string;
  note: string;
}

export const quorums = ["1/2", "2/3", "3/4", "4/5", "1/1"] as const;

/** Records a new dated Quy chế. Earlier ones are never changed: sessions held under them keep their rules. */
export async function addRegulation(
  services: Services,
  actor: Actor,
  provinceCode: string,
  input: RegulationInput,
  requestId?: string,
): Promise<Result<{ id: string }>> {
  if (!mayAddRegulation(actor, provinceCode)) throw new NotAllowed();
  const faults = check(input, dayInVietnam(services.now()));
  if (faults.length > 0) return refuse(faults);
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    if (await hasRegulationFrom(tx, provinceCode, input.validFrom))
      return refuse([
        { field: "validFrom", text: "Đã có một Quy chế bắt đầu đúng ngày này. Chọn ngày khác." },
      ]);
    const [numerator = 3, denominator = 4] = input.quorum.split("/").map(Number);
    await insertRegulation(tx, {
      id,
      province_code: provinceCode,
      decision_number: input.decisionNumber,
      issued_on: input.issuedOn || null,
      valid_from: input.validFrom,
      quorum_numerator: numerator,
      quorum_denominator: denominator,
      chair_required: input.chairRequired,
      spread_limit: toPoints(input.spreadLimit),
      spread_reaction: input.spreadReaction as Regulation["spreadReaction"],
      minimum_rule: input.minimumRule as Regulation["minimumRule"],
      knock_out_rule: input.knockOutRule as Regulation["knockOutRule"],
      show_marks: input.showMarks as Regulation["showMarks"],
      certificate_number_pattern: input.certificateNumberPattern,
      note: input.note || null,
      created_by: actor.accountId,
    });
    await audit(tx, {
      provinceCode,
      actor,
      action: "criteria.add-regulation",
      subject: { kind: "regulation", id },
      requestId,
      details: { ...input },
    });
    return ok({ id });
  });
}

function check(input: RegulationInput, today: string): Fault[] {
  const faults: Fault[] = [];
  const need = (holds: boolean, field: string, text: string) => {
    if (!holds) faults.push({ field, text });
  };
  const { decisionNumber, issuedOn, validFrom, certificateNumberPattern: pattern, note } = input;
  need(
    decisionNumber.length >= 3 && decisionNumber.length <= 60,
    "decisionNumber",
    "Nhập số, ký hiệu quyết định ban hành Quy chế, ví dụ 512/QĐ-UBND.",
  );
  need(issuedOn === "" || isIsoDate(issuedOn), "issuedOn", "Ngày ban hành chưa đúng.");
  need(isIsoDate(validFrom), "validFrom", "Chọn ngày bắt đầu áp dụng.");
  // A day in the past would change the rules of sessions already held.
  need(
    !isIsoDate(validFrom) || validFrom >= today,
    "validFrom",
    "Quy chế chỉ áp dụng từ hôm nay trở đi; phiên đã họp giữ nguyên quy chế cũ.",
  );
  need(
    quorums.some((each) => each === input.quorum),
    "quorum",
    "Chọn tỷ lệ thành viên phải có mặt.",
  );
  const spread = toPoints(input.spreadLimit);
  need(
    spread > 0 && spread <= 100,
    "spreadLimit",
    "Mức lệch là số lớn hơn 0, không quá 100, ví dụ 10 hoặc 7,5.",
  );
  need(
    ["mark_again", "note"].includes(input.spreadReaction),
    "spreadReaction",
    "Chọn cách xử lý khi lệch quá mức.",
  );
  need(
    ["majority", "all", "agreed"].includes(input.minimumRule),
    "minimumRule",
    "Chọn cách xét yêu cầu tối thiểu.",
  );
  need(
    ["majority", "any"].includes(input.knockOutRule),
    "knockOutRule",
    "Chọn khi nào một điều kiện loại có hiệu lực.",
  );
  need(
    ["after_closing", "never"].includes(input.showMarks),
    "showMarks",
    "Chọn khi nào thành viên xem điểm của nhau.",
  );
  need(
    pattern.includes("{stt}") && pattern.includes("{nam}") && pattern.length <= 80,
    "certificateNumberPattern",
    "Mẫu số giấy chứng nhận cần có {stt} và {nam}, không quá 80 ký tự.",
  );
  need(note.length <= 1000, "note", "Ghi chú không quá 1.000 ký tự.");
  return faults;
}

function toPoints(text: string): number {
  return /^\d{1,3}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}
