import { ConfigError, loadConfig } from "#platform/config";
import { commands, usage } from "./commands/index.ts";

/** `npm run saoque -- <part> <verb> …` */
async function main(words: readonly string[]): Promise<number> {
  const command = commands.find((c) => c.name.split(" ").every((word, at) => words[at] === word));
  if (!command) {
    process.stderr.write(usage());
    return words.length === 0 ? 0 : 2;
  }
  const rest = words.slice(command.name.split(" ").length);
  return command.run(rest, () => loadConfig(process.env));
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const text = error instanceof ConfigError || !(error instanceof Error) ? String(error) : error.stack;
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
