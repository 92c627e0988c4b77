/** Nodes crash, come back, are cordoned and drained. */
import { expect, test } from "./pages/journey.ts";
import { sleepWithEmptyDir } from "./pages/manifests.ts";

test("a crashed node falls silent, is found out, and comes back", async ({ afterpod }) => {
  await afterpod.openQuiet();
  await afterpod.choose(afterpod.node("node-2"), "Crash node");
  await expect(afterpod.node("node-2")).toContainText("no power");
  await afterpod.speed(60);
  await expect(afterpod.node("node-2")).toContainText("NotReady", { timeout: 20_000 });
  await afterpod.speed(5);
  await afterpod.choose(afterpod.node("node-2"), "Restart node");
  await expect(afterpod.node("node-2")).not.toContainText("NotReady", { timeout: 30_000 });
});

test("draining moves its Pods elsewhere, uncordoning opens it again", async ({ afterpod }) => {
  await afterpod.openQuiet();
  await afterpod.write("sleep.yaml", sleepWithEmptyDir);
  await afterpod.apply();
  await expect(afterpod.pod("sleep-")).toContainText("Running", { timeout: 20_000 });
  const old = (await afterpod.pod("sleep-").innerText()).split("\n")[0]!;
  for (const name of ["node-1", "node-2", "node-3"]) {
    const isThere = (await afterpod.page.locator(`[data-stop^="pod/"][aria-label*="${old}"]`).count()) > 0;
    if (isThere) await afterpod.choose(afterpod.node(name), "Drain node");
    await afterpod.press("Run until quiet");
  }
  await expect(afterpod.pod(old)).toHaveCount(0, { timeout: 20_000 });
  await expect(afterpod.node("node-1")).toContainText("SchedulingDisabled");
  await afterpod.choose(afterpod.node("node-1"), "Uncordon node");
  await expect(afterpod.node("node-1")).not.toContainText("SchedulingDisabled");
});
