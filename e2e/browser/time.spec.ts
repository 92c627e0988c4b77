/** Time stands still, goes step by step, runs until quiet, and goes back, where a branch begins. */
import { expect, test } from "./pages/journey.ts";

test("a paused clock stands, and a step moves it", async ({ afterpod, page }) => {
  await afterpod.open();
  await expect(afterpod.file("/own.txt")).toContainText("lost", { timeout: 30_000 });
  await afterpod.press("Pause");
  await expect(page.getByRole("button", { name: "Let time run" })).toBeVisible();
  const before = await afterpod.clock();
  await page.waitForTimeout(1500);
  expect(await afterpod.clock()).toBe(before);
  await afterpod.press("Run until quiet");
  await expect.poll(() => afterpod.clock()).toBeGreaterThan(before);
});

test("going back shows the file whole again, and acting there begins a branch", async ({
  afterpod,
  page,
}) => {
  await afterpod.open();
  await expect(afterpod.file("/own.txt")).toContainText("lost", { timeout: 30_000 });
  await afterpod.press("Back to before");
  await expect(afterpod.file("/own.txt")).toContainText("alive");
  await expect(page.getByText("You stand in the past")).toBeVisible();
  await afterpod.press("Back to now");
  await expect(afterpod.file("/own.txt")).toContainText("lost");
  await afterpod.press("Back to before");
  await afterpod.type("kubectl cordon node-1");
  await expect(afterpod.node("node-1")).toContainText("SchedulingDisabled", { timeout: 20_000 });
  await expect(afterpod.file("/own.txt")).toContainText("alive");
  await expect(page.getByText("You stand in the past")).toHaveCount(0);
});

test("a mark on the line of time leads to its moment", async ({ afterpod, page }) => {
  await afterpod.open();
  await expect(afterpod.file("/own.txt")).toContainText("lost", { timeout: 30_000 });
  await page.getByRole("button", { name: /kubectl apply -f diary.yaml/ }).click();
  await expect(page.getByText("No files yet.")).toBeVisible();
});
