import type { ProductSet, RuleSet } from "@saoque/scoring";
import { z } from "zod";
import { type Answer, json, type Request, type Route } from "#platform/http";
import { getProductSet, getRuleSet, listRuleSets } from "../rule-sets.ts";
import { criteriaUrls } from "../urls.ts";

const hour = { cacheSeconds: 3600 };

const summary = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  scope: z.enum(["criteria", "frame"]).describe("frame: chỉ có khung, không chấm được từng tiêu chí"),
  decision: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  confidence: z.enum(["high", "medium", "low"]).describe("Độ tin cậy của dữ liệu so với văn bản ký"),
  url: z.string(),
});

const setSummary = z.object({
  code: z.string(),
  no: z.number(),
  name: z.string(),
  sector: z.string(),
  group: z.string(),
  subgroup: z.string().nullable(),
  agencies: z.array(z.string()),
  confidence: z.string(),
  gap: z.object({ kind: z.string(), text: z.string() }).loose().nullable().describe("Phần dữ liệu còn thiếu"),
  url: z.string(),
});

const wholeRuleSet = summary
  .omit({ decision: true, url: true })
  .extend({ decision: z.object({ number: z.string() }).loose(), productSets: z.array(setSummary) })
  .loose();

const wholeSet = setSummary.omit({ url: true }).extend({
  parts: z.array(z.object({ code: z.string(), max: z.number(), criteria: z.array(z.object({}).loose()) })),
  dossierRejectedIf: z.array(z.string()),
  source: z.array(z.string()),
  ruleSet: z
    .object({ id: z.string(), slug: z.string() })
    .loose()
    .describe("Quyết định chứa bộ này, không kèm các bộ khác"),
});

const open = { method: "GET", access: "public", kind: "api" } as const;
const ruleSetParam = "Đường dẫn của bộ quy định, ví dụ 26-2026";

export const criteriaRoutes: readonly Route[] = [
  {
    ...open,
    path: criteriaUrls.api,
    action: "criteria.list-rule-sets",
    docs: { summary: "Các bộ quy định", response: z.object({ items: z.array(summary) }) },
    handle: async () => json({ items: listRuleSets().map(summarise) }, hour),
  },
  {
    ...open,
    path: criteriaUrls.apiRuleSet(":ruleSet"),
    action: "criteria.read-rule-set",
    docs: {
      summary: "Một bộ quy định và danh sách bộ sản phẩm",
      params: { ruleSet: ruleSetParam },
      response: wholeRuleSet,
    },
    handle: answerRuleSet,
  },
  {
    ...open,
    path: criteriaUrls.apiProductSet(":ruleSet", ":setCode"),
    action: "criteria.read-product-set",
    docs: {
      summary: "Một bộ sản phẩm: tiêu chí, mức điểm, yêu cầu tối thiểu",
      description:
        "labelKind cho biết lời văn là nguyên văn (official), rút gọn (condensed) hay suy ra (inferred).",
      params: { ruleSet: ruleSetParam, setCode: "Mã bộ sản phẩm, ví dụ QD26-03" },
      response: wholeSet,
    },
    handle: answerProductSet,
  },
];

async function answerRuleSet({ params }: Request): Promise<Answer> {
  const ruleSet = getRuleSet(params.ruleSet ?? "");
  const productSets = ruleSet.productSets.map((set) => summariseSet(ruleSet, set));
  return json({ ...ruleSet, productSets }, hour);
}

async function answerProductSet({ params }: Request): Promise<Answer> {
  const { productSets: _, ...ruleSet } = getRuleSet(params.ruleSet ?? "");
  return json({ ...getProductSet(ruleSet.id, params.setCode ?? ""), ruleSet }, hour);
}

function summarise(ruleSet: RuleSet): z.infer<typeof summary> {
  const { id, slug, title, scope, effectiveFrom, effectiveTo, confidence } = ruleSet;
  const decision = ruleSet.decision.number;
  const url = criteriaUrls.apiRuleSet(slug);
  return { id, slug, title, scope, decision, effectiveFrom, effectiveTo, confidence, url };
}

function summariseSet(ruleSet: RuleSet, set: ProductSet) {
  const { code, no, name, sector, group, subgroup, agencies, confidence, gap } = set;
  const url = criteriaUrls.apiProductSet(ruleSet.slug, code);
  return { code, no, name, sector, group, subgroup, agencies, confidence, gap, url };
}
