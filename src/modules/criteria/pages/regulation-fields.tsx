import {
  Checkbox,
  DateField,
  type FormError,
  fieldError,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from "#platform/ui";
import { quorums, type RegulationInput } from "../use-cases/add-regulation.ts";
import { knockOutRules, minimumRules, showMarks, spreadReactions } from "./regulation-words.ts";

/** The fields of a new Quy chế; what was typed stays when it is refused. */
export function RegulationFields({ input, errors }: { input: RegulationInput; errors: FormError[] }) {
  const field = (name: keyof RegulationInput, label: string) => ({
    name,
    label,
    error: fieldError(errors, name),
  });
  return (
    <>
      <TextField
        {...field("decisionNumber", "Số, ký hiệu quyết định ban hành")}
        value={input.decisionNumber}
        width="medium"
        maxLength={60}
      />
      <DateField {...field("issuedOn", "Ngày ban hành")} value={input.issuedOn} optional />
      <DateField
        {...field("validFrom", "Áp dụng từ ngày")}
        value={input.validFrom}
        hint="Từ hôm nay trở đi. Phiên đã họp trước ngày này giữ nguyên quy chế cũ."
      />
      <Select
        {...field("quorum", "Tỷ lệ thành viên phải có mặt để Hội đồng họp")}
        value={input.quorum}
        width="short"
        options={quorums.map((value) => ({ value, label: value === "1/1" ? "tất cả" : `từ ${value}` }))}
      />
      <Checkbox
        {...field("chairRequired", "Chủ tịch Hội đồng phải có mặt")}
        checked={input.chairRequired}
        optional
      />
      <TextField
        {...field("spreadLimit", "Điểm của hai thành viên được lệch nhau nhiều nhất")}
        value={input.spreadLimit}
        suffix="điểm"
        width="short"
        inputMode="decimal"
        hint="Lệch đúng bằng mức này vẫn được."
      />
      <RadioGroup
        {...field("spreadReaction", "Khi lệch quá mức")}
        value={input.spreadReaction}
        options={choices(spreadReactions)}
      />
      <RadioGroup
        {...field("minimumRule", "Yêu cầu tối thiểu của hạng sao coi là đạt khi")}
        value={input.minimumRule}
        options={choices(minimumRules)}
      />
      <RadioGroup
        {...field("knockOutRule", "Điều kiện loại có hiệu lực khi")}
        value={input.knockOutRule}
        options={choices(knockOutRules)}
      />
      <RadioGroup
        {...field("showMarks", "Thành viên xem điểm của nhau")}
        value={input.showMarks}
        options={choices(showMarks)}
      />
      <TextField
        {...field("certificateNumberPattern", "Mẫu số giấy chứng nhận")}
        value={input.certificateNumberPattern}
        hint="{stt} là số thứ tự trong năm, {nam} là năm, {tinh} là mã tỉnh."
        maxLength={80}
      />
      <TextArea {...field("note", "Ghi chú")} value={input.note} optional rows={3} maxLength={1000} />
    </>
  );
}

function choices(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
