/** One public product as lists show it. */
export interface Entry {
  productId: string;
  slug: string;
  code: string | null;
  name: string;
  producerName: string;
  producerSlug: string;
  producerKind: string;
  provinceCode: string;
  communeCode: string | null;
  placeText: string;
  sector: string;
  setCode: string | null;
  star: number | null;
  recognitionYear: number | null;
  validUntil: string | null;
  revokedOn: string | null;
  certificateNumber: string | null;
  motif: string | null;
  pictureFileId: string | null;
  priceFromVnd: number | null;
  isDemo: boolean;
}

export interface Recognition {
  id: string;
  star: number | null;
  points: number | null;
  ruleSet: string | null;
  recognisedOn: string | null;
  year: number | null;
  validUntil: string | null;
  decisionNumber: string | null;
  certificateNumber: string | null;
  certificateSlug: string | null;
  revokedOn: string | null;
  revocationReason: string | null;
  revocationDecision: string | null;
  source: string | null;
  note: string | null;
}

export interface Points {
  A: number;
  B: number;
  C: number;
  total: number;
  heldOn: string;
  sheets: number;
}

/** Everything the page of one product shows. */
export interface ProductDetail extends Entry {
  nameBasis: string;
  description: string | null;
  story: string | null;
  specification: string | null;
  ingredients: string | null;
  storageGuide: string | null;
  shelfLife: string | null;
  gtin: string | null;
  oldCommuneCode: string | null;
  oldPlace: string | null;
  website: string | null;
  phone: string | null;
  variants: readonly { name: string; netContent: string | null; priceVnd: number | null }[];
  materialZones: readonly {
    name: string;
    communeCode: string | null;
    areaHa: number | null;
    households: number | null;
    certification: string | null;
  }[];
  pictures: readonly { fileId: string; alt: string }[];
  formerCodes: readonly string[];
  recognitions: readonly Recognition[];
  /** The council's points, when it met on this platform. */
  result: Points | null;
}
