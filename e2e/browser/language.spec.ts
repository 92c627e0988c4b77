/** Korean, from the browser's wish or by the switch; Kubernetes keeps its own words. */
import { expect, test } from "./pages/journey.ts";

test.describe("a Korean browser", () => {
  test.use({ locale: "ko-KR" });

  test("gets a Korean page", async ({ afterpod, page }) => {
    await afterpod.open();
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    await expect(page.getByRole("heading", { name: "파일", exact: true })).toBeVisible();
    await expect(page.getByText("유실됨", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(afterpod.pod("diary-")).toContainText("Running");
  });
});

test("the switch changes the language, and the page remembers it", async ({ afterpod, page }) => {
  await afterpod.open();
  await page.getByRole("button", { name: "한국어로 보기" }).click();
  await expect(page.getByRole("button", { name: "적용" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "적용" })).toBeVisible();
});
