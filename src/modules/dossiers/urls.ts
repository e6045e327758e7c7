const base = "/lam-viec/ho-so";
const commune = "/lam-viec/xa/ho-so";
const province = "/lam-viec/tinh/ho-so";
const ministry = "/lam-viec/bo/ho-so";

export type FormStep = "registration" | "general" | "results" | "plan";
export type PartLetter = "A" | "B" | "C";
export type PaperName = "mau-01" | "mau-02" | "mau-03";
export type PaperFormat = "pdf" | "docx";

const stepPaths: Record<FormStep, string> = {
  registration: "phieu-dang-ky",
  general: "thong-tin-chung",
  results: "ket-qua",
  plan: "ke-hoach",
};

/** Every address of this module. */
export const dossierUrls = {
  list: base,
  create: `${base}/moi`,
  dossier: (id: string) => `${base}/${id}`,
  content: (id: string) => `${base}/${id}/noi-dung`,
  step: (id: string, step: FormStep) => `${base}/${id}/${stepPaths[step]}`,
  marks: (id: string, part: PartLetter) => `${base}/${id}/tu-cham/${part.toLowerCase()}`,
  check: (id: string) => `${base}/${id}/kiem-tra`,
  goal: (id: string) => `${base}/${id}/muc-tieu`,
  answer: (id: string) => `${base}/${id}/bo-sung`,
  withdraw: (id: string) => `${base}/${id}/rut`,
  paper: (id: string, name: PaperName, format: PaperFormat) => `${base}/${id}/${name}.${format}`,
  communeList: commune,
  commune: (id: string) => `${commune}/${id}`,
  communeComposition: (id: string) => `${commune}/${id}/thanh-phan`,
  communeAccept: (id: string) => `${commune}/${id}/tiep-nhan`,
  communeReturn: (id: string) => `${commune}/${id}/tra-lai`,
  communeJudgements: (id: string) => `${commune}/${id}/danh-gia`,
  communeReport: (id: string) => `${commune}/${id}/bao-cao`,
  communeSignedReport: (id: string) => `${commune}/${id}/ban-ky`,
  communeForward: (id: string) => `${commune}/${id}/chuyen-tinh`,
  ministryList: ministry,
  provinceList: province,
  province: (id: string) => `${province}/${id}`,
  provinceComposition: (id: string) => `${province}/${id}/thanh-phan`,
  provinceAccept: (id: string) => `${province}/${id}/tiep-nhan`,
  provinceReturn: (id: string) => `${province}/${id}/tra-lai`,
  provinceReject: (id: string) => `${province}/${id}/loai`,
} as const;

/** Addresses of modules below that dossier pages lead to. */
export const otherUrls = {
  proofLibrary: "/lam-viec/kho-minh-chung",
  ownProducer: "/lam-viec/co-so",
  ownProducts: "/lam-viec/san-pham",
  workspace: "/lam-viec",
} as const;
