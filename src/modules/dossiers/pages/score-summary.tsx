import { dossierUrls } from "../urls.ts";
import type { DossierView, MarksView } from "../use-cases/view-dossier.ts";
import { partOfCriterion } from "./dossier-parts.tsx";

const partNames = { A: "Sản phẩm, cộng đồng", B: "Tiếp thị", C: "Chất lượng" } as const;

/** Points, star and the way to the target star, as `ScorePanel` shows them. */
export function scoreProps(view: Pick<DossierView | MarksView, "subject" | "standing">) {
  const { standing, subject } = view;
  const { result, gap } = standing;
  const { dossier, set } = subject;
  const items = [
    ...result.knockOuts.map((each) => ({ text: `Thuộc trường hợp: ${each.text}.` })),
    ...(gap?.changes ?? []).slice(0, 8).map((change) => {
      const title = set.leafOf.get(change.criterion)?.criterion.title ?? "";
      const proofs = change.evidence.map((kind) => kind.name.toLowerCase()).join("; ");
      return {
        text: `${change.criterion} ${title}: từ ${change.from} lên ${change.to} điểm${proofs ? ` (minh chứng: ${proofs})` : ""}`,
        href: `${dossierUrls.marks(dossier.id, partOfCriterion(change.criterion))}#criterion-${change.criterion}`,
      };
    }),
  ];
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
    ...(items.length > 0 ? { whyNot: { star: dossier.targetStar, items } } : {}),
  };
}
