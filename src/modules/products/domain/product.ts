// QĐ 26/2026/QĐ-TTg, Phụ lục I: the six ngành.
export const sectors = {
  I: "Thực phẩm",
  II: "Đồ uống",
  III: "Dược liệu và sản phẩm từ dược liệu",
  IV: "Thủ công mỹ nghệ",
  V: "Sinh vật cảnh",
  VI: "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
} as const;

export type Sector = keyof typeof sectors;

export function isSector(text: string): text is Sector {
  return Object.hasOwn(sectors, text);
}

export interface Product {
  id: string;
  producerId: string;
  provinceCode: string;
  communeCode: string | null;
  name: string;
  /** `inferred`: an old register names only the producer, the name was guessed from it. */
  nameBasis: "source" | "inferred";
  slug: string;
  sector: Sector;
  /** e.g. QD26-03; null for old records whose subgroup is not known. */
  setCode: string | null;
  motif: string | null;
  description: string | null;
  story: string | null;
  specification: string | null;
  ingredients: string | null;
  storageGuide: string | null;
  shelfLife: string | null;
  gtin: string | null;
  status: ProductStatus;
  isDemo: boolean;
  source: string | null;
  version: number;
  createdAt: Date;
}

export interface Variant {
  id: string;
  name: string;
  netContent: string | null;
  gtin: string | null;
  priceVnd: number | null;
}

export interface Picture {
  id: string;
  fileId: string;
  alt: string;
}

export interface MaterialZone {
  id: string;
  name: string;
  communeCode: string | null;
  areaHa: number | null;
  households: number | null;
  certification: string | null;
}

export const productStatuses = {
  draft: "Bản nháp",
  active: "Đang giới thiệu",
  withdrawn: "Đã rút",
} as const;

export type ProductStatus = keyof typeof productStatuses;
export type ProductAction = "change" | "activate" | "withdraw";

/** The one table of what may be done in each status; read by buttons and use cases alike. */
const productActions: Readonly<Record<ProductStatus, readonly ProductAction[]>> = {
  draft: ["change", "activate", "withdraw"],
  active: ["change", "withdraw"],
  withdrawn: ["activate"],
};

export function allows(status: ProductStatus, action: ProductAction): boolean {
  return productActions[status].includes(action);
}

/** How much of a list may hang on one product: enough for any maker, too little for a flood. */
export const limits = { variants: 40, zones: 40, pictures: 12 } as const;
