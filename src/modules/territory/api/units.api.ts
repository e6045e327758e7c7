import { z } from "zod";
import { type Answer, BadRequest, json, type Request, type Route } from "#platform/http";
import { territoryUrls } from "../urls.ts";
import { type FoundUnit, findUnits } from "../use-cases/find-units.ts";
import { namesOf } from "../use-cases/look-up.ts";

const query = z.object({
  q: z.string().trim().min(1).max(100).describe("Tên cần tìm, có dấu hoặc không, tên mới hoặc cũ"),
  level: z.enum(["province", "district", "commune"]).optional().describe("Cấp"),
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe("Mã tỉnh (của cùng thời kỳ với kết quả)"),
  era: z
    .enum(["pre2025", "2025"])
    .optional()
    .describe("Thời kỳ; không ghi thì trả đơn vị hiện hành, kể cả tìm theo tên cũ"),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe("Số dòng nhiều nhất"),
});

const named = z.object({
  era: z.enum(["pre2025", "2025"]),
  level: z.string(),
  code: z.string(),
  full_name: z.string(),
});

const item = named.extend({
  name: z.string(),
  province_code: z.string(),
  label: z.string().describe("Tên kèm tỉnh, để hiển thị"),
  note: z.string().nullable().describe("Tên cũ đã dẫn tới đơn vị này"),
  formerly: named
    .extend({
      extent: z.enum(["whole", "part"]).describe("part: đơn vị cũ bị chia, đây là một trong các phần"),
    })
    .nullable(),
  names: z
    .array(z.object({ full_name: z.string(), valid_from: z.string(), valid_to: z.string().nullable() }))
    .describe("Các tên theo thời gian, khi đã đổi tên từ 01/7/2025"),
});

export const unitsRoute: Route = {
  method: "GET",
  path: territoryUrls.units,
  action: "territory.find-units",
  access: "public",
  kind: "api",
  docs: {
    summary: "Tìm đơn vị hành chính",
    description:
      "Tìm theo tên mới hoặc tên trước 01/7/2025. Xã cũ bị chia trả về mọi nơi đến, để người dùng chọn. " +
      "Mã xã phải đi cùng thời kỳ: một mã có thể là hai nơi khác nhau.",
    query,
    response: z.object({ items: z.array(item) }),
  },
  handle: answerUnits,
};

async function answerUnits(request: Request): Promise<Answer> {
  const asked = query.safeParse(request.query);
  if (!asked.success) {
    const faults = asked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new BadRequest(`Tham số chưa đúng: ${faults.join("; ")}`);
  }
  const { q, level, province, era, limit } = asked.data;
  const found = findUnits(q, {
    limit,
    ...(level ? { level } : {}),
    ...(province ? { province } : {}),
    ...(era ? { era } : {}),
  });
  return json({ items: found.map(toItem) }, { cacheSeconds: 3600 });
}

function toItem({ unit, label, note, formerly, extent }: FoundUnit): z.infer<typeof item> {
  return {
    era: unit.era,
    level: unit.level,
    code: unit.code,
    name: unit.name,
    full_name: unit.fullName,
    province_code: unit.provinceCode,
    label,
    note: note ?? null,
    formerly: formerly
      ? {
          era: formerly.era,
          level: formerly.level,
          code: formerly.code,
          full_name: formerly.fullName,
          extent: extent ?? "whole",
        }
      : null,
    names: namesOf(unit).map((n) => ({
      full_name: n.fullName,
      valid_from: n.validFrom,
      valid_to: n.validTo,
    })),
  };
}
