import pino, { type Logger } from "pino";

export type Log = Logger;

/** One JSON line an entry; secrets and personal fields never reach the log. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    redact: ["req.headers.cookie", "req.headers.authorization", "*.password", "*.email", "*.phone"],
  });
}
