import type { DossierMoved } from "#modules/dossiers";
import { getProduct } from "#modules/products";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { stepAfter } from "../domain/actions.ts";
import { findCandidateOfDossier } from "../store/candidates.store.ts";
import { recordMove } from "./move-candidate.ts";

type Moved = Pick<DossierMoved, "dossierId" | "productId" | "producerId" | "to">;

const backWords: Readonly<Partial<Record<DossierMoved["to"], string>>> = {
  not_reached: "Hồ sơ không đạt 3 sao; hoàn thiện để đánh giá ở đợt sau.",
  rejected: "Hồ sơ không được tiếp nhận.",
  withdrawn: "Chủ thể rút hồ sơ.",
};

/** Steps 5 and 6 follow the dossier: handed in, it is being evaluated; recognised, it goes to market; else it goes back. */
export async function followDossier(services: Services, tx: Tx, moved: Moved): Promise<void> {
  const action = moved.to === "submitted" ? "evaluate" : moved.to === "recognised" ? "recognise" : "back";
  const note = backWords[moved.to] ?? null;
  if (action === "back" && !note) return;
  const { name } = await getProduct(tx, moved.productId);
  const candidate = await findCandidateOfDossier(tx, { ...moved, productName: name });
  if (!candidate) return;
  // Only the dossier that brought a candidate to evaluation leads it on or back.
  if (action !== "evaluate" && candidate.dossierId !== moved.dossierId) return;
  const to = stepAfter(candidate.step, action);
  if (!to || (action === "back" && candidate.step !== "evaluation")) return;
  await recordMove(services, tx, candidate, {
    to,
    note,
    version: candidate.version,
    by: null,
    dossierId: action === "back" ? null : moved.dossierId,
  });
}
