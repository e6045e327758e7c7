import { type KnockOut, knockOutsOf } from "@saoque/scoring";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { statusAfter } from "../domain/actions.ts";
import type { Clock } from "../domain/clock.ts";
import { shortestAnswerDays } from "../domain/clock.ts";
import { type CompositionItem, compositionItems } from "../domain/composition.ts";
import { communeJudgementContents, type JudgementContent, samplesNeeded } from "../domain/judgements.ts";
import { type Standing, standingOf } from "../domain/self-assessment.ts";
import type { CompositionCheck } from "../store/checks.store.ts";
import { getDossier } from "./dossier-records.ts";
import { communeClock } from "./list-inbox.ts";
import { readSubject } from "./open-dossier.ts";
import { type DossierFile, readFileOf } from "./read-dossier-file.ts";
import { forwardFaults } from "./report-dossier.ts";
import { assertOfficer, type OfficeLevel } from "./return-dossier.ts";

/** A dossier on the desk of the commune or the province: what was checked, what may be done now. */
export interface OfficeView {
  level: OfficeLevel;
  file: DossierFile;
  clock: Clock | undefined;
  items: CompositionItem[];
  checks: readonly CompositionCheck[];
  standing: Standing;
  can: { check: boolean; return: boolean; reject: boolean; report: boolean };
  /** Still missing before the commune can forward. */
  missing: string[];
  carried: Record<JudgementContent, string | null>;
  samples: number;
  grounds: readonly KnockOut[];
  earliestAnswer: string;
}

export async function viewOffice(
  services: Services,
  actor: Actor,
  id: string,
  level: OfficeLevel,
): Promise<OfficeView> {
  const dossier = await getDossier(services.db, id);
  assertOfficer(actor, dossier, level);
  const subject = await readSubject(services.db, dossier);
  const file = await readFileOf(services.db, subject);
  const today = dayInVietnam(services.now());
  const { set } = subject;
  const at = level === "commune";
  const may = (action: Parameters<typeof statusAfter>[1]) =>
    statusAfter(dossier.status, action) !== undefined;
  return {
    level,
    file,
    clock: communeClock(dossier, today),
    items: compositionItems(set, dossier.targetStar, level),
    checks: at ? file.communeChecks : file.provinceChecks,
    standing: standingOf(set, file.marks, dossier.targetStar),
    can: {
      check: may(at ? "acceptByCommune" : "acceptByProvince"),
      return: may(at ? "returnByCommune" : "returnByProvince"),
      reject: !at && may("reject"),
      report: at && dossier.status === "commune_accepted",
    },
    missing: forwardFaults(file.judgements, file.report).map((each) => each.text),
    carried: communeJudgementContents(set),
    samples: samplesNeeded(set.set.sector),
    grounds: knockOutsOf(set),
    earliestAnswer: addDays(today, shortestAnswerDays),
  };
}
