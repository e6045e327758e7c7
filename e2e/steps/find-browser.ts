import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const ofTheSystem = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The sandbox needs rights that a container does not give; the rest keeps the browser from calling home. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The system's Chromium, else the one Playwright downloaded; says what to type when there is neither. */
export function findBrowser(): string {
  const found = [...ofTheSystem, chromium.executablePath()].find((path) => path !== "" && existsSync(path));
  if (found) return found;
  throw new Error(
    "Không tìm thấy trình duyệt Chromium để chạy hành trình. Hãy cài: sudo apt-get install chromium (hoặc npx playwright install chromium).",
  );
}
