import type { Regulation } from "../domain/regulation.ts";

export const spreadReactions: Record<Regulation["spreadReaction"], string> = {
  mark_again: "Thảo luận rồi chấm lại",
  note: "Ghi vào biên bản, vẫn tính điểm",
};

export const minimumRules: Record<Regulation["minimumRule"], string> = {
  majority: "Quá nửa số thành viên chấm đạt mức đó",
  all: "Tất cả thành viên chấm đạt mức đó",
  agreed: "Hội đồng thống nhất một mức",
};

export const knockOutRules: Record<Regulation["knockOutRule"], string> = {
  majority: "Quá nửa số thành viên chấm cùng nêu",
  any: "Chỉ cần một thành viên nêu",
};

export const showMarks: Record<Regulation["showMarks"], string> = {
  after_closing: "Sau khi chốt hồ sơ",
  never: "Không bao giờ",
};

export function quorumWords({ quorum, chairRequired }: Regulation): string {
  const share =
    quorum.numerator === quorum.denominator
      ? "tất cả thành viên"
      : `từ ${quorum.numerator}/${quorum.denominator} thành viên`;
  return chairRequired ? `${share}, có Chủ tịch` : share;
}
