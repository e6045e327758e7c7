import { type PreparedSet, readableTitle, requiredEvidence, type Star } from "@saoque/scoring";
import { type Answers, type FormSection, missingAnswers } from "./form-section.ts";
import type { SelfMark } from "./self-assessment.ts";

export interface CitedProof {
  id: string;
  kind: number;
  title: string;
  expiresOn: string | null;
  criteria: readonly string[];
}

export interface ChecklistItem {
  code: string;
  label: string;
  /** `blocked` must be mended before submission; `warn` may be submitted, the commune may ask for it. */
  state: "ok" | "warn" | "blocked";
  note?: string;
  /** Where it is mended: a step of the dossier and the place in it. */
  step?: "registration" | "general" | "results" | "plan" | "marks" | "proofs";
  criterion?: string;
}

export interface ChecklistInput {
  set: PreparedSet;
  target: Star;
  sections: readonly {
    step: "registration" | "general" | "results" | "plan";
    section: FormSection;
    answers: Answers;
  }[];
  marks: readonly SelfMark[];
  proofs: readonly CitedProof[];
  /** Every paper of the producer's library that is in use: a business registration need not be cited. */
  library: readonly { kind: number }[];
  today: string;
  councilOn: string;
}

/** Kinds of evidence (Mẫu 02) that answer the rejection lines of a set; ours, the law does not pair them. */
const kindsOfRejection: Readonly<Record<string, readonly number[]>> = {
  ATTP_CERT: [2],
  LICENCE: [2],
  GMP: [2, 14],
  DECL_LABEL_AD: [11],
  MOH_CONDITIONS: [2],
  PRODUCT_DECL: [11],
};

/** Everything a dossier should hold for its target star, with what is missing or will have expired at the council. */
export function checklistOf(input: ChecklistInput): ChecklistItem[] {
  return [
    ...input.sections.map(sectionItem),
    marksItem(input),
    registrationItem(input),
    ...rejectionItems(input),
    ...minimumItems(input),
    ...citationItems(input),
    ...expiryItems(input),
  ];
}

export function isReady(items: readonly ChecklistItem[]): boolean {
  return items.every((item) => item.state !== "blocked");
}

function sectionItem({ step, section, answers }: ChecklistInput["sections"][number]): ChecklistItem {
  const missing = missingAnswers(section, answers);
  if (missing.length === 0) return { code: step, label: section.title, state: "ok", step };
  const names = missing.map((field) => field.label.toLowerCase()).join(", ");
  return { code: step, label: section.title, state: "blocked", note: `Chưa ghi: ${names}.`, step };
}

function marksItem({ set, marks }: ChecklistInput): ChecklistItem {
  const marked = new Set(marks.map((mark) => mark.criterion));
  const missing = set.leaves.filter((leaf) => !marked.has(leaf.code));
  const label = `Tự chấm điểm (Mẫu 02, phần III): ${set.leaves.length - missing.length}/${set.leaves.length} tiêu chí`;
  const [first] = missing;
  if (!first) return { code: "marks", label, state: "ok", step: "marks" };
  const codes = missing.map((leaf) => leaf.code).join(", ");
  return {
    code: "marks",
    label,
    state: "blocked",
    note: `Chưa chấm: ${codes}.`,
    step: "marks",
    criterion: first.code,
  };
}

function registrationItem({ library }: ChecklistInput): ChecklistItem {
  // QĐ 26/2026/QĐ-TTg, Điều 2: even a household takes part only with a business registration.
  const label = "Giấy đăng ký kinh doanh";
  if (library.some((proof) => proof.kind === 1))
    return { code: "kind-1", label, state: "ok", step: "proofs" };
  const note = "Chủ thể OCOP phải có đăng ký kinh doanh. Tải bản chụp vào kho minh chứng.";
  return { code: "kind-1", label, state: "blocked", note, step: "proofs" };
}

function rejectionItems({ set, library }: ChecklistInput): ChecklistItem[] {
  return set.set.dossierRejectedIf.flatMap((code): ChecklistItem[] => {
    const kinds = kindsOfRejection[code];
    if (!kinds) return [];
    const names = set.ruleSet.evidenceKinds
      .filter((kind) => kinds.includes(kind.no))
      .map((kind) => kind.name);
    const label = names.join(" hoặc ");
    if (library.some((proof) => kinds.includes(proof.kind)))
      return [{ code, label, state: "ok", step: "proofs" }];
    const note = `Hồ sơ bị loại khi: ${set.ruleSet.knockOuts[code] ?? code}.`;
    return [{ code, label, state: "warn", note, step: "proofs" }];
  });
}

function minimumItems({ set, target, marks }: ChecklistInput): ChecklistItem[] {
  const points = new Map(marks.map((mark) => [mark.criterion, mark.points]));
  return requiredEvidence(set, target).minimums.flatMap(
    ({ criterion, title, points: need, label }): ChecklistItem[] => {
      const have = points.get(criterion);
      if (have === undefined || have >= need) return [];
      const note = `${target} sao cần ít nhất mức ${need} điểm (${label}); hiện tự chấm ${have}.`;
      return [
        {
          code: `min-${criterion}`,
          label: `${criterion} ${readableTitle(title)}`,
          state: "warn",
          note,
          step: "marks",
          criterion,
        },
      ];
    },
  );
}

function citationItems({ set, marks, proofs }: ChecklistInput): ChecklistItem[] {
  const cited = new Set(proofs.flatMap((proof) => proof.criteria));
  return marks.flatMap((mark): ChecklistItem[] => {
    const leaf = set.leafOf.get(mark.criterion);
    const kinds = leaf?.criterion.evidence ?? [];
    if (!leaf || mark.points === 0 || kinds.length === 0 || cited.has(mark.criterion)) return [];
    const names = set.ruleSet.evidenceKinds
      .filter((kind) => kinds.includes(kind.no))
      .map((kind) => kind.name);
    const note = `Chưa viện dẫn minh chứng nào. Thường dùng: ${names.join("; ")}.`;
    return [
      {
        code: `cite-${leaf.code}`,
        label: `${leaf.code} ${readableTitle(leaf.criterion.title)}`,
        state: "warn",
        note,
        step: "marks",
        criterion: leaf.code,
      },
    ];
  });
}

function expiryItems({ proofs, today, councilOn }: ChecklistInput): ChecklistItem[] {
  return proofs.flatMap((proof): ChecklistItem[] => {
    if (!proof.expiresOn || proof.expiresOn >= councilOn) return [];
    const [y, m, d] = proof.expiresOn.split("-");
    const note =
      proof.expiresOn < today
        ? `Đã hết hạn ngày ${d}/${m}/${y}. Thay bằng bản mới trong kho minh chứng.`
        : `Hết hạn ngày ${d}/${m}/${y}, trước ngày dự kiến họp Hội đồng. Gia hạn hoặc thay bản mới.`;
    return [{ code: `expiry-${proof.id}`, label: proof.title, state: "warn", note, step: "proofs" }];
  });
}
