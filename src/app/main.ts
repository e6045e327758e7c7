import { ConfigError, loadConfig } from "#platform/config";
import { startApplication } from "./application.ts";

/** The process: reads the configuration, starts, and stops in order when asked to. */
async function main(): Promise<void> {
  const application = await startApplication(loadConfig(process.env));
  process.stdout.write(`${application.greeting}\n`);
  const stop = (signal: string) => {
    application.services.log.info({ signal }, "stopping");
    application.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        application.services.log.fatal({ err: error }, "could not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\nSaoQuê không khởi động được.\n${text}\n`);
  process.exit(1);
});
