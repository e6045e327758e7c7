import { dossierUrls } from "#modules/dossiers";
import { producerUrls } from "#modules/producers";
import { promotionUrls } from "#modules/promotion";
import { supportUrls } from "#modules/support";
import { trainingUrls } from "#modules/training";
import type { Task } from "../domain/task.ts";
import type { SubjectKind } from "../domain/words.ts";

const addresses: Readonly<Record<SubjectKind, ((id: string) => string) | undefined>> = {
  dossier: dossierUrls.province,
  class: trainingUrls.class,
  event: promotionUrls.event,
  producer: producerUrls.overview,
  support_request: supportUrls.request,
  // Plans lie in a module above this one; their title is shown, and the plan links to its tasks.
  plan: undefined,
};

export function subjectHref({ subjectKind, subjectId }: Task): string | undefined {
  return subjectKind && subjectId ? addresses[subjectKind]?.(subjectId) : undefined;
}
