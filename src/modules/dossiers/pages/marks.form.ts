import { type Fields, fieldsUnder, listOf, type Request, textOf } from "#platform/http";
import type { TypedMark } from "../domain/self-assessment.ts";
import type { NewEvidence } from "../use-cases/save-marks.ts";

/** Fields of the self-assessment as they were sent: `mark.1.1`, `reason.1.1`, `proof.1.1`, `file.1.1` … */
export function readMarksForm({ fields, files }: Pick<Request, "fields" | "files">) {
  const levels = fieldsUnder(fields, "mark.");
  const reasons = fieldsUnder(fields, "reason.");
  const codes = [...new Set([...levels.keys(), ...reasons.keys()])];
  const typed = codes.map(
    (criterion): TypedMark => ({
      criterion,
      level: levels.get(criterion) ?? "",
      reason: reasons.get(criterion) ?? "",
    }),
  );
  const cited = [...fieldsUnder(fields, "proof.").keys()].flatMap((criterion) =>
    listOf(fields, `proof.${criterion}`).map((proofId) => ({ criterion, proofId })),
  );
  const uploads = files
    .filter((file) => file.field.startsWith("file."))
    .map((upload): NewEvidence => evidenceOf(fields, upload.field.slice("file.".length), upload));
  return { typed, cited, uploads };
}

function evidenceOf(fields: Fields, criterion: string, upload: NewEvidence["upload"]): NewEvidence {
  return {
    criterion,
    upload,
    kind: textOf(fields, `kind.${criterion}`),
    title: textOf(fields, `title.${criterion}`),
    expiresOn: textOf(fields, `expires.${criterion}`),
  };
}
