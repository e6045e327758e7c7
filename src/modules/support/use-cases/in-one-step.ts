import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import type { Fault, Result } from "#platform/result";

class Refused extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super("refused");
    this.faults = faults;
  }
}

/** One transaction in which a refusal leaves nothing behind: the second of two files may be the bad one. */
export async function inOneStep<T>(
  services: Services,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await services.db.transaction().execute(async (tx) => {
      const done = await work(tx);
      if (!done.ok) throw new Refused(done.faults);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, faults: error.faults };
    throw error;
  }
}
