import { scoreRequest } from "@saoque/scoring";
import { z } from "zod";
import { type Answer, json, type Request, type Route } from "#platform/http";
import { refuseJson } from "#platform/openapi";
import { listRuleSets } from "../rule-sets.ts";
import { criteriaUrls } from "../urls.ts";

const marks = z.record(z.string(), z.number().int()).describe("Mã tiêu chí → điểm; 0 luôn hợp lệ");

const body = z.object({
  ruleSet: z.string().describe("Bộ quy định, ví dụ 26/2026"),
  productSet: z.string().describe("Bộ sản phẩm, ví dụ QD26-03"),
  sheets: z
    .array(
      z.object({
        marks,
        cases: z
          .record(z.string(), z.string())
          .optional()
          .describe("Tiêu chí có hai trường hợp: mã → trường hợp"),
        knockOuts: z.array(z.string()).optional().describe("Mã lý do loại"),
        abstained: z
          .union([z.boolean(), z.array(z.string())])
          .optional()
          .describe("Không chấm: cả phiếu hoặc từng tiêu chí"),
      }),
    )
    .min(1)
    .max(50),
  minimumRule: z
    .enum(["majority", "all", "agreed"])
    .default("majority")
    .describe("Cách xét yêu cầu tối thiểu theo Quy chế"),
  agreed: marks.optional().describe("Mức Hội đồng thống nhất, khi minimumRule là agreed"),
});

const star = z.number().int().min(0).max(5);
const response = z.object({
  points: z.object({ A: z.number(), B: z.number(), C: z.number(), total: z.number() }),
  stars: star.describe("0: bị loại"),
  level: z.enum(["province", "ministry"]).nullable().describe("Cấp công nhận; null dưới 3 sao"),
  blockedBy: z.array(z.object({ star, criterion: z.string(), have: z.number(), need: z.number() })),
  knockedOutBy: z.array(z.string()),
  missing: z.array(z.string()).describe("Tiêu chí chưa có điểm"),
  nextStar: z
    .object({
      star,
      changes: z.array(
        z.object({ criterion: z.string(), from: z.number(), to: z.number(), points: z.number() }),
      ),
    })
    .nullable()
    .describe("Cách ít thay đổi nhất để lên một hạng"),
});

export const scoreRoute: Route = {
  method: "POST",
  path: criteriaUrls.score,
  action: "criteria.score",
  access: "public",
  kind: "api",
  perMinute: 300,
  docs: {
    summary: "Chấm điểm một hoặc nhiều phiếu",
    description:
      "Điểm từng phần, hạng sao, yêu cầu tối thiểu chưa đạt, lý do loại và cách lên hạng kế tiếp. Không lưu lại gì.",
    body,
    response,
    example: {
      points: { A: 3, B: 5, C: 4, total: 12 },
      stars: 1,
      level: null,
      blockedBy: [],
      knockedOutBy: [],
      missing: [],
      nextStar: { star: 2, changes: [{ criterion: "9", from: 4, to: 5, points: 1 }] },
    },
  },
  handle: answerScore,
};

async function answerScore(request: Request): Promise<Answer> {
  const outcome = scoreRequest(listRuleSets(), request.json);
  return outcome.ok ? json(outcome.result) : refuseJson(outcome.faults);
}
