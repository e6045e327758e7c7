/** Facts this module announces. */
export const events = {
  /** `{ candidateId, provinceCode, communeCode, producerId, from, to }`: a candidate took a step of the cycle. */
  candidateMoved: "cycle.candidate-moved",
  /** `{ surveyId, provinceCode, dueOn }`: communes are asked which products could be evaluated. */
  surveyOpened: "cycle.survey-opened",
} as const;
