import type { Indicator } from "./indicator.ts";
import { type Dimension, type Filter, UNKNOWN } from "./measure.ts";
import type { Target } from "./plan.ts";

const numbers = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

export function formatFigure(value: number): string {
  return numbers.format(value);
}

/** "44 sản phẩm", "37,5 %", "—" where nothing is known. */
export function figureWords(value: number | null, unit: string): string {
  return value === null ? "—" : `${formatFigure(value)}\u00a0${unit}`;
}

/** "Ít nhất 30", "28–30", "Không quá 5". */
export function goalWords({ comparison, low, high }: Pick<Target, "comparison" | "low" | "high">): string {
  if (comparison === "range") return `${formatFigure(low)}–${formatFigure(high ?? low)}`;
  return `${comparison === "at_least" ? "≥" : "≤"} ${formatFigure(low)}`;
}

export const dimensionWords: Readonly<Record<Dimension, string>> = {
  star: "Hạng sao",
  from_star: "Hạng sao trước đó",
  sector: "Nhóm sản phẩm",
  producer_kind: "Loại chủ thể",
  audience: "Đối tượng",
  source: "Nguồn kinh phí",
  purpose: "Nội dung chi",
  kind: "Loại",
};

const valueWords: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>> = {
  star: { 3: "3 sao", 4: "4 sao", 5: "5 sao" },
  from_star: { 3: "từ 3 sao", 4: "từ 4 sao" },
  sector: {
    I: "Thực phẩm",
    II: "Đồ uống",
    III: "Dược liệu",
    IV: "Thủ công mỹ nghệ",
    V: "Sinh vật cảnh",
    VI: "Du lịch",
  },
  producer_kind: {
    cooperative: "Hợp tác xã",
    cooperative_group: "Tổ hợp tác",
    enterprise: "Doanh nghiệp",
    farm: "Trang trại",
    household: "Hộ sản xuất kinh doanh",
    association: "Hội, hiệp hội",
    tourism_centre: "Trung tâm du lịch",
    facility: "Cơ sở sản xuất",
    unknown: "Chưa rõ loại",
  },
  audience: {
    official_province: "Cán bộ cấp tỉnh",
    official_commune: "Cán bộ cấp xã",
    advisory: "Tổ tư vấn",
    council: "Hội đồng",
    leader: "Lãnh đạo chủ thể",
    worker: "Lao động",
    producer: "Chủ thể",
    other: "Khác",
  },
  source: {
    ntm_central: "NTM, ngân sách trung ương",
    ntm_local: "NTM, ngân sách địa phương",
    khuyen_nong: "Khuyến nông",
    khuyen_cong: "Khuyến công",
    khcn: "Khoa học công nghệ",
    xttm: "Xúc tiến thương mại",
    own: "Vốn của chủ thể",
    credit: "Tín dụng",
    other: "Nguồn khác",
  },
  purpose: {
    communication: "Tuyên truyền",
    training: "Tập huấn",
    dossier: "Hồ sơ, chuẩn hoá",
    packaging: "Bao bì, nhãn mác",
    ip: "Sở hữu trí tuệ",
    traceability: "Truy xuất nguồn gốc",
    promotion: "Xúc tiến thương mại",
    sale_point: "Điểm bán hàng",
    council: "Hội đồng",
    reward: "Thưởng sao",
    machinery: "Máy móc, thiết bị",
    software: "Phần mềm",
    other: "Nội dung khác",
  },
};

export function dimensionValueWords(dimension: Dimension, value: string): string {
  if (value === UNKNOWN && dimension !== "producer_kind")
    return dimension === "star" ? "chưa rõ hạng" : "chưa rõ";
  return valueWords[dimension]?.[value] ?? value;
}

/** The values an indicator can be narrowed to, for choices in forms. */
export function choicesOf(dimension: Dimension): { value: string; label: string }[] {
  return Object.entries(valueWords[dimension] ?? {}).map(([value, label]) => ({ value, label }));
}

/** "3 sao, 4 sao · Hợp tác xã"; empty when nothing narrows. */
export function filterWords(filter: Filter): string {
  return Object.entries(filter)
    .map(([dimension, values]) =>
      values.map((value) => dimensionValueWords(dimension as Dimension, value)).join(", "),
    )
    .join(" · ");
}

/** The indicator's name with what narrows it. */
export function indicatorWords(indicator: Pick<Indicator, "name">, filter: Filter): string {
  const narrowed = filterWords(filter);
  return narrowed ? `${indicator.name} (${narrowed})` : indicator.name;
}
