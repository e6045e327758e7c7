import type { Step } from "./steps.ts";

export const candidateKinds = {
  first: "Sản phẩm mới",
  upgrade: "Nâng hạng",
  re_evaluation: "Đánh giá lại",
} as const;
export type CandidateKind = keyof typeof candidateKinds;

export const potentials = { high: "Cao", medium: "Vừa", low: "Thấp" } as const;
export type Potential = keyof typeof potentials;

export const pilotKinds = {
  model_product: "Sản phẩm mẫu của địa phương",
  tourism_village: "Làng văn hoá – du lịch",
} as const;
export type PilotKind = keyof typeof pilotKinds;

export function isPilotKind(text: string): text is PilotKind {
  return Object.hasOwn(pilotKinds, text);
}

export interface Candidate {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  /** Where the candidate was in the words of its time: "xã Lý Văn Lâm, thành phố Cà Mau". */
  oldPlace: string | null;
  surveyId: string | null;
  year: number;
  producerId: string | null;
  producerName: string;
  producerKind: string | null;
  productId: string | null;
  productName: string | null;
  sector: string | null;
  kind: CandidateKind;
  potential: Potential | null;
  /** Codes of the kinds of help. */
  needs: string[];
  expectedStar: number | null;
  expectedRound: string | null;
  pilotKind: PilotKind | null;
  consultantId: string | null;
  step: Step;
  stepSince: Date;
  stoppedReason: string | null;
  dossierId: string | null;
  note: string | null;
  source: string | null;
  isDemo: boolean;
  version: number;
}

/** What a candidate is called where one line must do. */
export function titleOf({
  productName,
  producerName,
}: Pick<Candidate, "productName" | "producerName">): string {
  return productName ?? producerName;
}
