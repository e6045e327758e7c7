export const consultantKinds = { person: "Cá nhân", organisation: "Tổ chức" } as const;
export type ConsultantKind = keyof typeof consultantKinds;

export function isConsultantKind(text: string): text is ConsultantKind {
  return Object.hasOwn(consultantKinds, text);
}

export type ConsultantStatus = "active" | "inactive";

export interface Consultant {
  id: string;
  provinceCode: string;
  kind: ConsultantKind;
  name: string;
  agency: string | null;
  taxCode: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  /** Codes of `helpKinds`. */
  fields: string[];
  status: ConsultantStatus;
  note: string | null;
  isDemo: boolean;
  version: number;
}

export interface Person {
  id: string;
  fullName: string;
  /** Account of the platform, where the person has one: what ties a consultant to a seat in a council. */
  accountId: string | null;
  joinedOn: string | null;
  leftOn: string | null;
}

export interface Engagement {
  id: string;
  consultantId: string;
  consultantName: string;
  provinceCode: string;
  producerId: string;
  producerName: string;
  productId: string | null;
  productName: string | null;
  help: string;
  contractNumber: string | null;
  fromOn: string;
  toOn: string | null;
  sourceKind: string | null;
  sourceId: string | null;
  note: string | null;
  isDemo: boolean;
}
