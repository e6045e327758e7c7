import { type PreparedSet, readableTitle, type Star } from "@saoque/scoring";
import { partOfCriterion, type Standing } from "../domain/self-assessment.ts";
import { dossierUrls } from "../urls.ts";

const partNames = { A: "Sản phẩm, cộng đồng", B: "Tiếp thị", C: "Chất lượng" } as const;
const shownChanges = 8;

interface Scored {
  subject: { dossier: { id: string; targetStar: number }; set: PreparedSet };
  standing: Standing;
}

/** Points, star and the way to the target star, as `ScorePanel` shows them; runs in the browser too. */
export function scoreProps({ standing, subject }: Scored) {
  const { result } = standing;
  const { dossier, set } = subject;
  const items = whatIsMissing({ standing, subject });
  return {
    label: "Điểm tự chấm",
    total: result.points.total,
    stars: result.stars,
    starNote: `mục tiêu ${dossier.targetStar} sao`,
    parts: set.set.parts.map((part) => ({
      code: part.code,
      name: partNames[part.code],
      points: result.points[part.code],
      max: part.max,
    })),
    note: `Đã chấm ${standing.marked}/${standing.total} tiêu chí.`,
    ...(items.length > 0 ? { whyNot: { star: dossier.targetStar as Star, items } } : {}),
  };
}

/** The short form for the bottom of a phone. */
export function barProps({ result, marked, total }: Standing) {
  const left = total - marked;
  return {
    total: result.points.total,
    stars: result.stars,
    note: left === 0 ? "đã chấm đủ tiêu chí" : `còn ${left} tiêu chí`,
  };
}

function whatIsMissing({ standing, subject }: Scored): { text: string; href?: string }[] {
  const { dossier, set } = subject;
  // With most criteria still open the shortest way only repeats what is not marked yet.
  const changes = standing.marked * 2 < standing.total ? [] : (standing.gap?.changes ?? []);
  const steps = changes.slice(0, shownChanges).map(({ criterion, from, to, evidence }) => {
    const title = readableTitle(set.leafOf.get(criterion)?.criterion.title ?? "");
    const proofs = evidence.map((kind) => kind.name).join("; ");
    return {
      text: `${criterion} ${title}: từ ${from} lên ${to} điểm.${proofs ? ` Cần: ${proofs}.` : ""}`,
      href: `${dossierUrls.marks(dossier.id, partOfCriterion(criterion))}#criterion-${criterion}`,
    };
  });
  const rest = changes.length - shownChanges;
  return [
    ...standing.result.knockOuts.map((each) => ({ text: `Thuộc trường hợp: ${each.text}.` })),
    ...steps,
    ...(rest > 0 ? [{ text: `Và ${rest} tiêu chí khác.` }] : []),
  ];
}
