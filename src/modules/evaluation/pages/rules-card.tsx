import { Card, DescriptionList, LawRef } from "#platform/ui";
import { type CouncilRules, knockOutRuleNames, minimumRuleNames } from "../domain/council-rules.ts";
import { act } from "./names.ts";

export function RulesCard({ rules }: { rules: CouncilRules }) {
  const reaction =
    rules.spreadReaction === "mark_again" ? "vượt thì thảo luận và chấm lại" : "vượt thì ghi vào biên bản";
  return (
    <Card title="Quy chế đang áp dụng" tone="leaf">
      <DescriptionList
        items={[
          {
            term: "Quy chế",
            value: rules.decisionNumber ?? "mặc định của hệ thống, tỉnh chưa khai báo Quy chế",
          },
          {
            term: "Số người họp",
            value: `ít nhất ${rules.quorum.numerator}/${rules.quorum.denominator} thành viên được chấm${rules.chairRequired ? ", có Chủ tịch" : ""}`,
          },
          {
            term: "Chênh lệch điểm",
            value: `không quá ${rules.spreadLimit} điểm (đúng ${rules.spreadLimit} vẫn được); ${reaction}`,
          },
          { term: "Mức tối thiểu", value: minimumRuleNames[rules.minimumRule] },
          { term: "Điều kiện loại", value: `có hiệu lực ${knockOutRuleNames[rules.knockOutRule]}` },
          {
            term: "Điểm từng người",
            value: rules.showMarks === "never" ? "không công bố" : "xem được sau khi phiên họp kết thúc",
          },
          { term: "Căn cứ", value: <LawRef act={act} article="7" clause="3" /> },
        ]}
      />
    </Card>
  );
}
