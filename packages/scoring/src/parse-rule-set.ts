import { checkProductSet, type Report } from "./check-criteria.ts";
import { checkShape } from "./check-shape.ts";
import { type Fault, isRecord, type Outcome, refuse } from "./faults.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * Reads a rule set from parsed JSON and checks what every decision promises: bands are half-open and meet,
 * parts add up to 100, each set adds up to its parts, a parent is the sum of its children, the top level of a
 * criterion is its scale, codes are unique, references point at something. Every breach becomes a fault
 * `INVARIANT` or `WRONG_SHAPE` with its path; declared gaps and declared source defects are no breach.
 * Law: QĐ 26/2026/QĐ-TTg, Điều 3, 4 and Phụ lục I, II.
 *
 * @example
 * assert.equal(parseRuleSet(ruleSet).ok, true);
 * const broken = parseRuleSet({ ...ruleSet, parts: [] });
 * assert.equal(broken.ok === false && broken.faults[0]?.path, "parts");
 */
export function parseRuleSet(json: unknown): Outcome<RuleSet> {
  const faults: Fault[] = [];
  if (!isRecord(json))
    return refuse([{ path: "", code: "WRONG_SHAPE", message: "Bộ tiêu chí phải là một đối tượng JSON." }]);
  checkShape(json, (path, message) => faults.push({ path, code: "WRONG_SHAPE", message }));
  if (faults.length > 0) return refuse(faults);
  // checkShape has just looked at every node that is read from here on.
  const ruleSet = json as unknown as RuleSet;
  const report: Report = (path, message) => faults.push({ path, code: "INVARIANT", message });
  checkParts(ruleSet, report);
  checkBands(ruleSet, report);
  checkSets(ruleSet, report);
  return faults.length > 0 ? refuse(faults) : { ok: true, value: ruleSet };
}

function checkParts(ruleSet: RuleSet, report: Report): void {
  const total = ruleSet.parts.reduce((sum, part) => sum + part.max, 0);
  if (total !== 100) report("parts", `Các phần cộng được ${total}, cần 100.`);
  if (ruleSet.parts.map((part) => part.code).join() !== "A,B,C") report("parts", "Các phần phải là A, B, C.");
}

function checkBands(ruleSet: RuleSet, report: Report): void {
  const bands = ruleSet.bands.toSorted((a, b) => a.star - b.star);
  if (bands.map((band) => band.star).join() !== "1,2,3,4,5") report("bands", "Phải có đủ năm dải sao.");
  for (const [i, band] of bands.entries()) {
    const from = i === 0 ? 0 : bands[i - 1]?.below;
    if (band.from !== from) report(`bands[${i}]`, `Dải ${band.star} sao phải bắt đầu từ ${from}.`);
    if ((band.below === null) !== (i === bands.length - 1))
      report(`bands[${i}]`, "Chỉ dải cao nhất không có cận trên.");
  }
}

function checkSets(ruleSet: RuleSet, report: Report): void {
  const codes = ruleSet.productSets.map((set) => set.code);
  if (new Set(codes).size !== codes.length) report("productSets", "Mã bộ sản phẩm bị trùng.");
  const placed = ruleSet.sectors.flatMap((sector) =>
    sector.groups.flatMap((group) => group.subgroups.map((sub) => sub.set)),
  );
  if (placed.toSorted().join() !== codes.toSorted().join()) {
    report("sectors", "Mỗi bộ sản phẩm phải thuộc đúng một phân nhóm.");
  }
  for (const [i, set] of ruleSet.productSets.entries())
    checkProductSet(ruleSet, set, `productSets[${i}]`, report);
}
