import { rmSync } from "node:fs";

/** The data folder of the journeys goes with them. */
export default function removeData(): void {
  const folder = process.env.SAOQUE_JOURNEYS_DATA;
  if (folder?.includes("saoque-journeys-")) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
