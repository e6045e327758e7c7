const minute = 60_000;

/** A session ends after 12 hours without use and after 7 days in any case. */
export const sessionLife = {
  idleMs: 12 * 60 * minute,
  longestMs: 7 * 24 * 60 * minute,
  /** The last use is written down at most this often. */
  touchMs: 5 * minute,
  /** From the password to the code. */
  awaitingCodeMs: 10 * minute,
} as const;

export const invitationLifeMs = 7 * 24 * 60 * minute;
export const resetLifeMs = 60 * minute;
/** One reset letter per account in this time, however often somebody asks. */
export const resetPauseMs = 5 * minute;

/** TCVN 14423:2026: an account that nobody used for 45 days is disabled. */
export const idleDays = 45;
