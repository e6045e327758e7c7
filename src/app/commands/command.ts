import type { Config } from "#platform/config";

export interface Command {
  /** Words after `npm run saoque --`. */
  name: string;
  arguments: string;
  about: string;
  /** @returns the exit code */
  run(words: readonly string[], config: () => Config): Promise<number>;
}
