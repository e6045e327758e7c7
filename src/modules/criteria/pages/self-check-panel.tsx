// Shown by the server and again by the island: only parts of the kit that run in a browser.
import type { PreparedSet } from "@saoque/scoring";
import { Card } from "../../../platform/ui/arrangement.tsx";
import { ScorePanel } from "../../../platform/ui/score/score-panel.tsx";
import { Notice } from "../../../platform/ui/telling.tsx";
import { type SelfCheck, waysUp } from "../domain/self-check.ts";

/** What the choices add up to: points, star, why not one more, and the shortest way there. */
export function SelfCheckPanel({ set, check }: { set: PreparedSet; check: SelfCheck }) {
  const { council, gap } = check;
  const marked = set.leaves.length - council.missing.length;
  return (
    <Card>
      <ScorePanel
        label="Kết quả tự chấm"
        total={council.points.total}
        stars={council.stars}
        starNote={starNote(council)}
        parts={set.ruleSet.parts.map((part) => ({
          code: part.code,
          name: part.title,
          points: council.points[part.code],
          max: part.max,
        }))}
        whyNot={
          gap
            ? {
                star: gap.star,
                items: waysUp(set, gap).map(({ code, text }) => ({ text, href: `#m.${code}` })),
              }
            : undefined
        }
        note={`${marked}/${set.leaves.length} tiêu chí đã chọn mức. Đường tới hạng kế tiếp là cách thay đổi ít tiêu chí nhất. Kết quả chỉ để tham khảo; Hội đồng mới quyết định.`}
      >
        {council.knockOuts.map((knockOut) => (
          <Notice key={knockOut.code} kind="danger" title="Bị loại">
            {knockOut.text}
          </Notice>
        ))}
        {council.caveats.map((caveat) => (
          <Notice key={caveat} kind="warn" title={caveat} />
        ))}
      </ScorePanel>
    </Card>
  );
}

function starNote(council: SelfCheck["council"]): string {
  if (council.knockOuts.length > 0) return "không xếp hạng";
  const reached = council.reasons.find((reason) => reason.pointsReached)?.star ?? 1;
  return reached > council.stars ? `đủ điểm ${reached} sao, chưa đạt yêu cầu tối thiểu` : "";
}
