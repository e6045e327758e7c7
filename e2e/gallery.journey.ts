import { expect, test } from "@playwright/test";
import { chooseTheme, desk, expectAccessible, phone } from "./steps/looks.ts";

for (const theme of ["light", "dark"] as const) {
  for (const [device, viewport] of Object.entries({ phone, desk })) {
    test(`the gallery of components is readable on a ${device} in ${theme} colours`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await chooseTheme(page, theme);
      await page.goto("/giao-dien");
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await expectAccessible(page);
    });
  }
}
