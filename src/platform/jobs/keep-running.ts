import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#platform/log";

export interface Running {
  /** Settles when it stopped, by request or by a fault. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

const pauseMs = 1000;

/** Starts something that runs, and starts it again whenever it ends by itself, until asked to stop. */
export async function keepRunning(
  start: () => Promise<Running>,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let current = await start();
  const watch = async () => {
    while (!stopping) {
      await current.ended.catch((error: unknown) => log.error({ err: error }, "worker ended"));
      if (stopping) return;
      await sleep(pauseMs);
      await start().then(
        (next) => {
          current = next;
        },
        (error: unknown) => log.warn({ err: error }, "worker not started yet"),
      );
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping = true;
      await current.stop().catch(() => undefined);
      await watching;
    },
  };
}
