import { DemoMark, StatusTag, TextLink } from "#platform/ui";
import { type Candidate, titleOf } from "../domain/candidate.ts";
import { type Step, stepNames, stepNumber } from "../domain/steps.ts";
import { cycleUrls } from "../urls.ts";

export function StepTag({ step }: { step: Step }) {
  const tone =
    step === "stopped"
      ? "neutral"
      : step === "promotion"
        ? "success"
        : step === "evaluation"
          ? "progress"
          : "info";
  const no = stepNumber(step);
  return <StatusTag tone={tone}>{no > 0 ? `${no}. ${stepNames[step]}` : stepNames[step]}</StatusTag>;
}

export function CandidateLink({ candidate }: { candidate: Candidate }) {
  return (
    <>
      <TextLink href={cycleUrls.candidate(candidate.id)}>{titleOf(candidate)}</TextLink>{" "}
      {candidate.isDemo && <DemoMark />}
    </>
  );
}

export const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
