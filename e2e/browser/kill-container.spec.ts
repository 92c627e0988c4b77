/** A container is killed by button, by key and by command; each way types the same line. */
import { expect, test } from "./pages/journey.ts";

test.beforeEach(async ({ afterpod }) => {
  await afterpod.open();
  // The scene kills it once; it must run again before anybody can.
  await expect(afterpod.pod("diary-")).toContainText("restarts 1", { timeout: 30_000 });
  await expect(afterpod.pod("diary-")).toContainText("Running");
  await afterpod.speed(5);
});

test("by button", async ({ afterpod }) => {
  await afterpod.choose(afterpod.box("container", "writer"), "Kill container");
  await expect(afterpod.pod("diary-")).toContainText("restarts 2", { timeout: 30_000 });
});

test("by key", async ({ afterpod, page }) => {
  await afterpod.box("container", "writer").focus();
  await page.keyboard.press("k");
  await expect(afterpod.pod("diary-")).toContainText("restarts 2", { timeout: 30_000 });
  await expect(afterpod.file("/scratch/a.txt")).toContainText("alive");
});

test("by command", async ({ afterpod }) => {
  const name = (await afterpod.pod("diary-").innerText()).split("\n")[0];
  await afterpod.type(`kill-container ${name}`);
  await expect(afterpod.pod("diary-")).toContainText("restarts 2", { timeout: 30_000 });
});
