import type { PreparedSet } from "@saoque/scoring";
import { judgeOwnSheet } from "../domain/own-points.ts";
import type { SheetContent } from "../domain/sheet-content.ts";

/** The short form for the bottom of a phone: what is still to mark. */
export function ownBarProps(set: PreparedSet, content: SheetContent) {
  const { progress, total, star } = judgeOwnSheet(set, content);
  const left = progress.left.length;
  return { total, stars: star, note: left === 0 ? "đã chấm đủ tiêu chí" : `còn ${left} tiêu chí` };
}

/** A member's own points as `ScorePanel` shows them; runs in the browser too. */
export function ownScoreProps(set: PreparedSet, content: SheetContent, submitted: boolean) {
  const { progress, whyNot, note, total, star, parts } = judgeOwnSheet(set, content);
  const complete = progress.left.length === 0;
  const items = (whyNot?.items ?? []).map(({ text, criterion }) => ({
    text,
    ...(criterion ? { href: `#tc-${criterion}` } : {}),
  }));
  return {
    label: submitted ? "Điểm của tôi (đã nộp)" : "Điểm của tôi (chưa nộp)",
    total,
    stars: star,
    parts,
    ...(complete ? {} : { starNote: "tạm tính, chưa chấm xong" }),
    ...(whyNot ? { whyNot: { star: whyNot.star, items } } : {}),
    note: `Đã chấm ${progress.done}/${progress.of} tiêu chí. ${complete ? `${note} ` : ""}Điểm của người khác chỉ hiện sau khi phiên họp kết thúc.`,
  };
}
