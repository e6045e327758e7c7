export {
  type DossierAction,
  type DossierStatus,
  dossierActions,
  isDossierStatus,
} from "./domain/actions.ts";
export { compositionItems } from "./domain/composition.ts";
export {
  communeJudgementContents,
  type JudgementContent,
  judgementContents,
  judgementTitles,
  samplesNeeded,
} from "./domain/judgements.ts";
export { levelValue, type SelfMark } from "./domain/self-assessment.ts";
export { statusWords } from "./domain/wording.ts";
export type { DossierMoved } from "./events.ts";
export type { CommuneJudgement, CommuneReport } from "./store/checks.store.ts";
export type { Dossier } from "./store/dossiers.store.ts";
export { type DossierFilter, type DossierRow, listDossiers } from "./store/lists.store.ts";
export { dossierUrls } from "./urls.ts";
export { answerReturn } from "./use-cases/answer-return.ts";
export { getDossier } from "./use-cases/dossier-records.ts";
export { type Move, moveDossier } from "./use-cases/move-dossier.ts";
export { type CitedPaper, type DossierFile, readDossierFile } from "./use-cases/read-dossier-file.ts";
export { checkComposition, rejectDossier } from "./use-cases/receive-dossier.ts";
export { forwardDossier, judgeContents, writeReport } from "./use-cases/report-dossier.ts";
export { returnDossier } from "./use-cases/return-dossier.ts";
export { type SectionKey, saveSection } from "./use-cases/save-answers.ts";
export { saveMarks } from "./use-cases/save-marks.ts";
export { startDossier } from "./use-cases/start-dossier.ts";
export { submitDossier } from "./use-cases/submit-dossier.ts";
