export {
  type DossierAction,
  type DossierStatus,
  dossierActions,
  isDossierStatus,
} from "./domain/actions.ts";
export {
  communeJudgementContents,
  type JudgementContent,
  judgementTitles,
} from "./domain/judgements.ts";
export type { SelfMark } from "./domain/self-assessment.ts";
export { statusWords } from "./domain/wording.ts";
export type { DossierMoved } from "./events.ts";
export type { CommuneJudgement, CommuneReport } from "./store/checks.store.ts";
export type { Dossier } from "./store/dossiers.store.ts";
export { type DossierFilter, type DossierRow, listDossiers } from "./store/lists.store.ts";
export { dossierUrls } from "./urls.ts";
export { getDossier } from "./use-cases/dossier-records.ts";
export { type Move, moveDossier } from "./use-cases/move-dossier.ts";
export { type CitedPaper, type DossierFile, readDossierFile } from "./use-cases/read-dossier-file.ts";
