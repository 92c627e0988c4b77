/** Panes resize, collapse and remember; a small screen shows one at a time. */
import { expect, test } from "./pages/journey.ts";

test("a pane that was made narrower stays so", async ({ afterpod, page }) => {
  await afterpod.open();
  const divider = page.getByRole("separator", { name: "Resize Files" });
  await divider.focus();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press("ArrowRight");
  const width = await page.getByRole("region", { name: "Files" }).evaluate((files) => files.clientWidth);
  await page.reload();
  await expect(afterpod.node("node-1")).toBeVisible({ timeout: 20_000 });
  const later = await page.getByRole("region", { name: "Files" }).evaluate((files) => files.clientWidth);
  expect(Math.abs(later - width)).toBeLessThan(4);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the picture comes first, the other panes are a tab away", async ({ afterpod, page }) => {
    await afterpod.open();
    await expect(afterpod.chip("a.txt")).toBeVisible({ timeout: 30_000 });
    await page.getByRole("navigation").getByRole("button", { name: "Files" }).click();
    await expect(afterpod.file("/own.txt")).toContainText("lost", { timeout: 30_000 });
    await page.getByRole("navigation").getByRole("button", { name: "Manifests" }).click();
    await expect(page.getByRole("textbox", { name: "Text of diary.yaml" })).toHaveValue(/kind: Deployment/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
