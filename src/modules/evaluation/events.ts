/** Facts this module announces. */
export const events = {
  /** `{ sessionId, councilId, roundId, provinceCode, dossierIds }`: all results of the session stand. */
  sessionClosed: "evaluation.session-closed",
  /** `{ sessionId, councilId, provinceCode, dossierIds }`: members may mark. */
  sessionOpened: "evaluation.session-opened",
  /** `{ sessionId, dossierId, markingRound }`: the spread was too wide, members mark again. */
  markingRepeated: "evaluation.marking-repeated",
} as const;
