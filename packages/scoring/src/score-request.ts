import { type Blocked, type CouncilResult, councilResult } from "./council.ts";
import { type Fault, isRecord, type Outcome, refuse } from "./faults.ts";
import { gapToNextStar, type StarGap } from "./gap.ts";
import type { PartPoints } from "./points.ts";
import { type PreparedSet, prepareSet } from "./prepare-set.ts";
import type { RecognitionLevel, RuleSet, Star } from "./rule-set.ts";
import { isWholeAbstention, type Sheet, validateSheet } from "./sheet.ts";
import type { CouncilOptions, MinimumRule } from "./tally.ts";

/** The answer of `POST /api/v1/score`, field for field. Points are numbers at full precision. */
export interface ScoreResult {
  readonly points: PartPoints;
  readonly stars: 0 | Star;
  readonly level: RecognitionLevel | null;
  readonly blockedBy: readonly Blocked[];
  readonly knockedOutBy: readonly string[];
  readonly missing: readonly string[];
  readonly nextStar: {
    readonly star: Star;
    readonly changes: readonly {
      readonly criterion: string;
      readonly from: number;
      readonly to: number;
      readonly points: number;
    }[];
  } | null;
}

export type ScoreOutcome =
  | {
      readonly ok: true;
      readonly result: ScoreResult;
      /** What the answer was made from, for a page or a printed sheet. */
      readonly detail: {
        readonly set: PreparedSet;
        readonly sheets: readonly Sheet[];
        readonly options: CouncilOptions;
        readonly council: CouncilResult;
        readonly gap: StarGap | null;
      };
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** No council is larger; the limit keeps one request from asking for unbounded work. */
export const SHEET_LIMIT = 50;

const RULES: readonly MinimumRule[] = ["majority", "all", "agreed"];

/**
 * Scores a request body of unknown shape: `{ ruleSet, productSet, sheets: [{ marks, cases?, knockOuts?,
 * abstained? }], minimumRule?, agreed? }`. Every fault is named by its path, in Vietnamese; nothing is thrown.
 *
 * @example
 * const outcome = scoreRequest([ruleSet], {
 *   ruleSet: "26/2026", productSet: "QD26-03", sheets: [{ marks: { "1.1": 3 } }],
 * });
 * assert.ok(outcome.ok);
 * assert.deepEqual(outcome.result.points, { A: 3, B: 0, C: 0, total: 3 });
 * assert.equal(outcome.result.stars, 1);
 * const refused = scoreRequest([ruleSet], { ruleSet: "26/2026", productSet: "QD26-03", sheets: [] });
 * assert.ok(!refused.ok);
 * assert.deepEqual(refused.faults.map((fault) => [fault.path, fault.code]), [["sheets", "EMPTY_SHEETS"]]);
 */
export function scoreRequest(ruleSets: readonly RuleSet[], body: unknown): ScoreOutcome {
  const request = readRequest(ruleSets, body);
  if (!request.ok) return request;
  const { set, sheets, options } = request.value;
  const council = councilResult(set, sheets, options);
  const gap = gapToNextStar(set, sheets, options);
  return { ok: true, result: toScoreResult(council, gap), detail: { set, sheets, options, council, gap } };
}

function toScoreResult(council: CouncilResult, gap: StarGap | null): ScoreResult {
  const { points, stars, level, blockedBy, knockedOutBy, missing } = council;
  const changes = gap?.changes.map((change) => {
    const { criterion, from, to, points } = change;
    return { criterion, from, to, points };
  });
  const nextStar = gap && changes ? { star: gap.star, changes } : null;
  return { points, stars, level, blockedBy, knockedOutBy, missing, nextStar };
}

interface ScoreInput {
  readonly set: PreparedSet;
  readonly sheets: readonly Sheet[];
  readonly options: CouncilOptions;
}

function readRequest(ruleSets: readonly RuleSet[], body: unknown): Outcome<ScoreInput> {
  if (!isRecord(body)) {
    return refuse([
      { path: "", code: "WRONG_SHAPE", message: "Nội dung gửi lên phải là một đối tượng JSON." },
    ]);
  }
  const rule = readRule(body.minimumRule);
  const set = readSet(ruleSets, body);
  const sheets = readSheets(set.ok ? set.value : null, body.sheets);
  const agreed = set.ok && rule.ok ? readAgreed(set.value, rule.value, body.agreed, sheets) : null;
  if (set.ok && rule.ok && sheets.ok && agreed?.ok) {
    return {
      ok: true,
      value: {
        set: set.value,
        sheets: sheets.value,
        options: { minimumRule: rule.value, agreed: agreed.value },
      },
    };
  }
  return refuse([rule, set, sheets, agreed].flatMap((each) => (each && !each.ok ? each.faults : [])));
}

function readSet(ruleSets: readonly RuleSet[], body: Record<string, unknown>): Outcome<PreparedSet> {
  const known = ruleSets.map((each) => `“${each.id}”`).join(", ");
  const ruleSet = ruleSets.find((each) => each.id === body.ruleSet);
  if (!ruleSet) {
    const message =
      typeof body.ruleSet === "string"
        ? `Không có bộ tiêu chí “${body.ruleSet.slice(0, 40)}”. Các bộ tiêu chí: ${known}.`
        : `Thiếu “ruleSet”: một trong ${known}.`;
    return refuse([{ path: "ruleSet", code: "UNKNOWN_RULE_SET", message }]);
  }
  if (typeof body.productSet !== "string" && ruleSet.scope === "criteria") {
    const message = "Thiếu “productSet”: mã bộ sản phẩm, ví dụ “QD26-03”.";
    return refuse([{ path: "productSet", code: "UNKNOWN_SET", message }]);
  }
  return prepareSet(ruleSet, String(body.productSet));
}

function readRule(value: unknown): Outcome<MinimumRule> {
  const rule = RULES.find((each) => each === (value ?? "majority"));
  if (rule) return { ok: true, value: rule };
  const message =
    "“minimumRule” phải là “majority” (quá nửa), “all” (tất cả) hoặc “agreed” (mức thống nhất).";
  return refuse([{ path: "minimumRule", code: "UNKNOWN_RULE", message }]);
}

function readSheets(set: PreparedSet | null, value: unknown): Outcome<readonly Sheet[]> {
  const fault = (code: Fault["code"], message: string) => refuse([{ path: "sheets", code, message }]);
  if (!Array.isArray(value)) return fault("WRONG_SHAPE", "“sheets” phải là danh sách phiếu chấm.");
  if (value.length === 0) return fault("EMPTY_SHEETS", "Cần ít nhất một phiếu chấm.");
  if (value.length > SHEET_LIMIT)
    return fault("TOO_MANY", `Không nhận quá ${SHEET_LIMIT} phiếu trong một lần.`);
  if (!set) return { ok: true, value: [] };
  const outcomes = value.map((sheet: unknown, i) => validateSheet(set, sheet, { path: `sheets[${i}]` }));
  const faults = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults));
  if (faults.length > 0) return refuse(faults);
  const sheets = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  if (sheets.every(isWholeAbstention))
    return fault("EMPTY_SHEETS", "Tất cả phiếu đều không chấm; cần ít nhất một phiếu có điểm.");
  return { ok: true, value: sheets };
}

function readAgreed(
  set: PreparedSet,
  rule: MinimumRule,
  value: unknown,
  sheets: Outcome<readonly Sheet[]>,
): Outcome<CouncilOptions["agreed"]> {
  if (rule !== "agreed") return { ok: true, value: undefined };
  if (!isRecord(value)) {
    const message = "Với “agreed”, gửi kèm “agreed”: mã tiêu chí → mức Hội đồng thống nhất.";
    return refuse([{ path: "agreed", code: "AGREED_MISSING", message }]);
  }
  const cases = sheets.ok ? sheets.value.find((sheet) => sheet.cases)?.cases : undefined;
  const checked = validateSheet(set, { marks: value, cases }, { draft: true });
  if (!checked.ok) {
    return refuse(
      checked.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^marks/, "agreed") })),
    );
  }
  const faults = set.leaves
    .filter((leaf) => leaf.minimums.length > 0 && !Object.hasOwn(value, leaf.code))
    .map(({ code }): Fault => {
      const message = `Chưa có mức thống nhất cho tiêu chí ${code}, tiêu chí có yêu cầu tối thiểu.`;
      return { path: `agreed.${code}`, code: "AGREED_MISSING", message };
    });
  return faults.length > 0 ? refuse(faults) : { ok: true, value: checked.value.marks };
}
