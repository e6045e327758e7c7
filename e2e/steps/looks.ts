import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

export type Theme = "light" | "dark";

/** Chooses the colours the way a visitor's choice is kept. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page
    .context()
    .addCookies([{ name: "saoque_theme", value: theme, url: process.env.SAOQUE_JOURNEYS_ORIGIN ?? "" }]);
}

/** Other colours on the page that is open, without loading it again. */
export async function turn(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((to) => document.documentElement.setAttribute("data-theme", to), theme);
}

/** WCAG 2.2 A and AA: nothing found, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.any[0]?.message ?? ""}`),
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `width of ${page.url()}`).toBeLessThanOrEqual(0);
}
