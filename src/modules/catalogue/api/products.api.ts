import { z } from "zod";
import { findProvince } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, json, type Request, type Route } from "#platform/http";
import { refuseJson } from "#platform/openapi";
import type { Entry, ProductDetail } from "../domain/entry.ts";
import { noFilter } from "../domain/list-query.ts";
import { searchWords } from "../domain/search-words.ts";
import { type Validity, validities, validityOn } from "../domain/validity.ts";
import { catalogueUrls } from "../urls.ts";
import { browseProducts } from "../use-cases/browse-products.ts";
import { readProductByCodeOrSlug } from "../use-cases/read-public.ts";

const query = z.strictObject({
  q: z
    .string("q là một đoạn chữ")
    .max(200, "q không quá 200 ký tự")
    .optional()
    .describe("Tên sản phẩm, chủ thể, xã; có dấu hay không"),
  province: z
    .string()
    .regex(/^\d{2}$/, "province là mã tỉnh gồm hai chữ số")
    .optional()
    .describe("Mã tỉnh hiện hành"),
  commune: z
    .string()
    .regex(/^\d{5}$/, "commune là mã xã gồm năm chữ số")
    .optional()
    .describe("Mã xã hiện hành"),
  star: z
    .string()
    .regex(/^[3-5]$/, "star là 3, 4 hoặc 5")
    .optional()
    .describe("Hạng sao"),
  set: z
    .string()
    .regex(/^QD26-(0[1-9]|1\d|2[0-6])$/, "set là mã bộ sản phẩm từ QD26-01 đến QD26-26")
    .optional()
    .describe("Bộ sản phẩm"),
  year: z
    .string()
    .regex(/^20\d{2}$/, "year là năm gồm bốn chữ số, ví dụ 2026")
    .optional()
    .describe("Được công nhận trong năm này, kể cả khi sau đó được công nhận lại"),
  valid: z
    .enum(["true", "false", "1", "0"], "valid là true hoặc false")
    .optional()
    .describe("true: biết chắc còn hiệu lực; false: hết hạn, đã thu hồi hoặc chưa rõ"),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, "limit là số từ 1 đến 100")
    .optional()
    .describe("Số dòng nhiều nhất, mặc định 20"),
  after: z.string().max(1000, "after quá dài").optional().describe("Lấy từ next của lần trước"),
});

const item = z.object({
  slug: z.string(),
  code: z.string().nullable().describe("Mã sản phẩm T-X-STT-20yy; null khi chưa được cấp"),
  name: z.string(),
  star: z.number().int().nullable().describe("null khi danh bạ cũ không ghi hạng"),
  producer: z.object({ name: z.string(), slug: z.string(), kind: z.string() }),
  place: z.object({
    text: z.string(),
    province: z.string(),
    provinceName: z.string(),
    commune: z.string().nullable(),
  }),
  sector: z.string(),
  set: z.string().nullable(),
  year: z.number().int().nullable().describe("Năm của lần công nhận gần nhất"),
  validUntil: z.string().nullable(),
  revokedOn: z.string().nullable(),
  validity: z.enum(validities),
  certificate: z.string().nullable().describe("Số giấy chứng nhận"),
  priceFrom: z.number().nullable().describe("Đồng"),
  demo: z.boolean().describe("Dữ liệu minh hoạ"),
  url: z.string(),
});

const recognition = z.object({
  star: z.number().nullable(),
  points: z.number().nullable(),
  ruleSet: z.string().nullable(),
  recognisedOn: z.string().nullable(),
  year: z.number().nullable(),
  validUntil: z.string().nullable(),
  decision: z.string().nullable(),
  certificate: z.string().nullable(),
  revokedOn: z.string().nullable(),
  revocationReason: z.string().nullable(),
});

const detail = item.extend({
  formerCodes: z.array(z.string()),
  description: z.string().nullable(),
  story: z.string().nullable(),
  specification: z.string().nullable(),
  ingredients: z.string().nullable(),
  gtin: z.string().nullable(),
  points: z
    .object({ A: z.number(), B: z.number(), C: z.number(), total: z.number() })
    .nullable()
    .describe("Điểm của Hội đồng, khi chấm trên nền tảng này"),
  recognitions: z.array(recognition),
});

const open = { method: "GET", access: "public", kind: "api" } as const;

export const productRoutes: readonly Route[] = [
  {
    ...open,
    path: catalogueUrls.api,
    action: "catalogue.list-products-api",
    docs: {
      summary: "Tìm sản phẩm OCOP",
      description:
        "Sao cao trước. Sản phẩm đã bị thu hồi chỉ có khi hỏi valid=false. next là địa chỉ trang sau, null ở trang cuối.",
      query,
      response: z.object({ items: z.array(item), next: z.string().nullable() }),
    },
    handle: answerList,
  },
  {
    ...open,
    path: catalogueUrls.apiProduct(":code"),
    action: "catalogue.read-product-api",
    docs: {
      summary: "Một sản phẩm và các lần công nhận",
      params: { code: "Mã sản phẩm (hiện hành hoặc cũ) hoặc slug" },
      response: detail,
    },
    handle: answerProduct,
  },
];

async function answerList(request: Request): Promise<Answer> {
  // A form sends the fields nobody filled in as empty ones: not asked.
  const filled = Object.fromEntries(Object.entries(request.query).filter(([, value]) => value !== ""));
  const asked = query.safeParse(filled);
  if (!asked.success) return refuseJson(asked.error.issues.flatMap(toFaults));
  const { q = "", province, commune, star, set, year, valid, limit = "20", after = "" } = asked.data;
  const found = await browseProducts(request.services, {
    filter: {
      ...noFilter,
      search: searchWords(q),
      provinces: province ? [province] : [],
      communes: commune ? [commune] : [],
      stars: star ? [Number(star)] : [],
      sets: set ? [set] : [],
      years: year ? [Number(year)] : [],
      validity: validitiesAsked(valid),
    },
    sort: "phu-hop",
    limit: Number(limit),
    after,
  });
  if (!found) return refuseJson([{ path: "after", message: "after không phải do danh sách này trả về." }]);
  const today = dayInVietnam(request.services.now());
  const next = found.next ? nextAddress(asked.data, found.next) : null;
  return json({ items: found.rows.map((row) => toItem(row, today)), next }, { cacheSeconds: 30 });
}

function validitiesAsked(valid: z.infer<typeof query>["valid"]): Validity[] {
  if (valid === undefined) return [];
  return valid === "true" || valid === "1" ? ["valid"] : ["expired", "unknown", "revoked"];
}

function toFaults(issue: z.core.$ZodIssue) {
  if (issue.code === "unrecognized_keys")
    return issue.keys
      .slice(0, 20)
      .map((key) => ({ path: key.slice(0, 60), message: `Không có tham số “${key.slice(0, 60)}”.` }));
  const message = issue.code === "invalid_type" ? "Chỉ ghi tham số này một lần." : `${issue.message}.`;
  return [{ path: issue.path.join("."), message }];
}

function nextAddress(asked: z.infer<typeof query>, after: string): string {
  const params = Object.entries({ ...asked, after }).filter(
    (each): each is [string, string] => each[1] !== undefined,
  );
  return `${catalogueUrls.api}?${new URLSearchParams(params)}`;
}

async function answerProduct(request: Request): Promise<Answer> {
  const product = await readProductByCodeOrSlug(request.services, request.params.code ?? "");
  return json(toDetail(product, dayInVietnam(request.services.now())), { cacheSeconds: 30 });
}

function toItem(entry: Entry, today: string): z.infer<typeof item> {
  return {
    slug: entry.slug,
    code: entry.code,
    name: entry.name,
    star: entry.star,
    producer: { name: entry.producerName, slug: entry.producerSlug, kind: entry.producerKind },
    place: {
      text: entry.placeText,
      province: entry.provinceCode,
      provinceName: findProvince(entry.provinceCode)?.name ?? entry.provinceCode,
      commune: entry.communeCode,
    },
    sector: entry.sector,
    set: entry.setCode,
    year: entry.recognitionYear,
    validUntil: entry.validUntil,
    revokedOn: entry.revokedOn,
    validity: validityOn(entry, today),
    certificate: entry.certificateNumber,
    priceFrom: entry.priceFromVnd,
    demo: entry.isDemo,
    url: catalogueUrls.product(entry.slug),
  };
}

function toDetail(product: ProductDetail, today: string): z.infer<typeof detail> {
  const { description, story, specification, ingredients, gtin, result } = product;
  return {
    ...toItem(product, today),
    formerCodes: [...product.formerCodes],
    description,
    story,
    specification,
    ingredients,
    gtin,
    points: result && { A: result.A, B: result.B, C: result.C, total: result.total },
    recognitions: product.recognitions.map((each) => ({
      star: each.star,
      points: each.points,
      ruleSet: each.ruleSet,
      recognisedOn: each.recognisedOn,
      year: each.year,
      validUntil: each.validUntil,
      decision: each.decisionNumber,
      certificate: each.certificateNumber,
      revokedOn: each.revokedOn,
      revocationReason: each.revocationReason,
    })),
  };
}
