import type { Blocked, CouncilResult } from "./council.ts";
import type { StarGap } from "./gap.ts";
import type { PreparedSet } from "./prepare-set.ts";
import type { RecognitionLevel } from "./rule-set.ts";

const LEVELS: Record<RecognitionLevel, string> = {
  province: "UBND tỉnh công nhận",
  ministry: "trình Bộ Nông nghiệp và Môi trường công nhận",
};

/**
 * A result as plain Vietnamese text for a terminal or a log: points, star, what blocks the next stars and the
 * shortest way to the next one. No colours, no trailing newline.
 *
 * @example
 * const outcome = scoreRequest([ruleSet], {
 *   ruleSet: "26/2026", productSet: "QD26-03", sheets: [{ marks: { "1.1": 3 } }],
 * });
 * assert.ok(outcome.ok);
 * const text = formatResult(outcome.detail.set, outcome.detail.council, outcome.detail.gap);
 * assert.match(text, /Tổng điểm: 3,00\/100/);
 */
export function formatResult(set: PreparedSet, result: CouncilResult, gap: StarGap | null = null): string {
  return [
    `Bộ ${set.set.code} — ${set.set.name} (QĐ ${set.ruleSet.decision.number})`,
    members(result),
    "",
    ...set.ruleSet.parts.map(
      ({ code, title, max }) => `Phần ${code}. ${title}: ${showPoints(result.points[code])}/${max}`,
    ),
    `Tổng điểm: ${showPoints(result.points.total)}/100`,
    `Hạng: ${rank(result)}`,
    ...result.caveats.map((caveat) => `Lưu ý: ${caveat}`),
    ...section(
      "Bị loại vì:",
      result.knockOuts.map((each) => `${each.code}: ${each.text}`),
    ),
    ...section(
      "Đủ điểm nhưng chưa đạt yêu cầu tối thiểu:",
      result.blockedBy.map((each) => blocked(set, each)),
    ),
    ...section("Chưa chấm:", result.missing.length > 0 ? [result.missing.join(", ")] : []),
    ...nextStar(set, gap),
  ].join("\n");
}

/**
 * Points with two decimals and a comma. Cut, not rounded: 69,996 is 3 sao and must not read 70,00.
 *
 * @example
 * assert.equal(showPoints(69.996), "69,99");
 * assert.equal(showPoints(64.3), "64,30");
 */
export function showPoints(points: number): string {
  // The nudge undoes binary noise (64.3 × 100 = 6429.999…) and is far below what 50 members can differ by.
  return (Math.floor(points * 100 + 1e-6) / 100).toFixed(2).replace(".", ",");
}

function members(result: CouncilResult): string {
  const abstained = result.abstained > 0 ? `, ${result.abstained} phiếu không chấm` : "";
  return `${result.present} phiếu chấm${abstained}`;
}

function rank(result: CouncilResult): string {
  if (result.stars === 0) return "không xếp hạng (bị loại)";
  const recognised = result.level ? LEVELS[result.level] : "không công nhận";
  return `${result.stars} sao (${recognised})`;
}

function blocked(set: PreparedSet, { star, criterion, have, need }: Blocked): string {
  return `${star} sao: tiêu chí ${criterion} (${titleOf(set, criterion)}) đạt ${have}, cần ${need}`;
}

function nextStar(set: PreparedSet, gap: StarGap | null): string[] {
  if (!gap) return [];
  const lines = gap.changes.map(({ criterion, from, to, points, evidence }) => {
    const proofs = evidence.length > 0 ? `; minh chứng: ${evidence.map((kind) => kind.name).join(", ")}` : "";
    return `${criterion} (${titleOf(set, criterion)}): ${showPoints(from)} → ${to}, thêm ${showPoints(points)} điểm${proofs}`;
  });
  return section(`Đường ngắn nhất tới ${gap.star} sao (còn thiếu ${showPoints(gap.short)} điểm):`, lines);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", title, ...lines.map((line) => `  - ${line}`)] : [];
}

function titleOf(set: PreparedSet, code: string): string {
  return set.leafOf.get(code)?.criterion.title ?? code;
}
