/** The first scene: three files, a container killed, one of them lost, and the reason one can read. */
import { expect, test } from "./pages/journey.ts";

test("the first scene loses one of three files by itself, and says why", async ({ afterpod }) => {
  await afterpod.open();
  await expect(afterpod.file("/own.txt")).toContainText("lost", { timeout: 30_000 });
  await expect(afterpod.file("/scratch/a.txt")).toContainText("alive");
  await expect(afterpod.file("/shelf/b.txt")).toContainText("alive");
  await expect(afterpod.page.getByText("one of the three is gone")).toBeVisible();
  await afterpod.chip("/own.txt").click();
  const row = afterpod.file("/own.txt");
  await expect(row).toContainText("You broke it: kill-container diary-");
  await expect(row).toContainText("went with it");
  await expect(row.getByRole("button", { name: "diary.yaml, line 15" })).toBeVisible();
});

test("selecting works both ways: a file marks its lines, a line its box", async ({ afterpod, page }) => {
  await afterpod.open();
  await expect(afterpod.file("/scratch/a.txt")).toBeVisible({ timeout: 30_000 });
  await afterpod.file("/scratch/a.txt").getByRole("button").first().click();
  await expect(afterpod.chip("a.txt")).toHaveAttribute("data-selected", "true");
  const line = page.locator("[data-monaco] .view-line", { hasText: "/data/diary" });
  await line.click({ timeout: 20_000 });
  await expect(page.locator(`[data-type="volume"][data-selected]`)).toContainText("shelf");
});
