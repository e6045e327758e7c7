import { type PreparedSet, readableTitle } from "@saoque/scoring";
import type { Verdict } from "./verdict.ts";

export interface WhyNot {
  star: number;
  items: { text: string; criterion?: string }[];
}

/** What keeps the product from the star above the one it got; undefined at five stars. */
export function whyNotHigher(
  set: PreparedSet,
  verdict: Pick<Verdict, "star" | "points" | "knockOuts" | "reasons">,
): WhyNot | undefined {
  if (verdict.star >= 5) return undefined;
  const star = verdict.star + 1;
  if (verdict.knockOuts.length > 0) {
    return { star, items: verdict.knockOuts.map((each) => ({ text: `Bị loại: ${each.text}` })) };
  }
  const reason = verdict.reasons.find((each) => each.star === star);
  if (!reason) return undefined;
  const items: WhyNot["items"] = [];
  if (!reason.pointsReached) {
    items.push({
      text: `Cần ${reason.pointsNeeded} điểm, còn thiếu ${shortOf(reason.pointsNeeded, verdict.points.total)} điểm.`,
    });
  }
  for (const { criterion, have, need } of reason.unmet) {
    const title = readableTitle(set.leafOf.get(criterion)?.criterion.title ?? "");
    items.push({ text: `${criterion} ${title}: cần mức ${need} (đang giữ mức ${have}).`, criterion });
  }
  return { star, items };
}

/** Rounded up, so that "thiếu 0,00 điểm" never stands beside an unreached band. */
export function shortOf(needed: number, have: number): string {
  return (Math.ceil((needed - have) * 100 - 1e-7) / 100).toFixed(2).replace(".", ",");
}

/**
 * The article behind each outcome: QĐ 26/2026/QĐ-TTg, Điều 3 and Phụ lục II. No band of points is named here: a
 * product above a band may stand lower because of a minimum.
 */
export function lawOf(star: number, knockedOut: boolean): { article: string; text: string } {
  if (knockedOut) return { article: "Phụ lục II", text: "Hồ sơ có điều kiện loại nên không xếp hạng." };
  if (star === 5) {
    return { article: "Điều 3", text: "Tỉnh phê duyệt kết quả và trình trung ương đánh giá 5 sao." };
  }
  if (star >= 3) return { article: "Điều 3", text: `Chủ tịch UBND cấp tỉnh công nhận ${star} sao.` };
  return { article: "Điều 3", text: "Chưa đủ để công nhận; tỉnh thông báo kèm lý do." };
}
