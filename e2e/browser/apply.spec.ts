/** From a pasted manifest to a running Pod with files. */
import { expect, test } from "./pages/journey.ts";
import { sleepWithEmptyDir } from "./pages/manifests.ts";

test("a pasted manifest is applied by button, and its files appear in their boxes", async ({ afterpod }) => {
  await afterpod.openQuiet();
  await afterpod.write("sleep.yaml", sleepWithEmptyDir);
  await afterpod.apply();
  await afterpod.prints("deployment.apps/sleep created");
  await expect(afterpod.pod("sleep-")).toContainText("Running", { timeout: 20_000 });
  await afterpod.type("kubectl exec deploy/sleep -- sh -c 'echo hi > /data/f; echo hi > /own'");
  await expect(afterpod.file("/data/f")).toContainText("in the emptyDir data of sleep-");
  await expect(afterpod.file("/own")).toContainText("in the writable layer of sleep");
});

test("the same manifest is applied by key, and scaling it moves no box that was there", async ({
  afterpod,
  page,
}) => {
  await afterpod.openQuiet();
  await afterpod.write("sleep.yaml", sleepWithEmptyDir);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(afterpod.pod("sleep-")).toContainText("Running", { timeout: 20_000 });
  const before = await places(page);
  await afterpod.type("kubectl scale deployment sleep --replicas=3");
  await expect(afterpod.pod("sleep-")).toHaveCount(3, { timeout: 20_000 });
  const after = await places(page);
  expect([...before].filter(([id, place]) => after.get(id) !== place)).toEqual([]);
});

/** Where React Flow was told to put each box. */
async function places(page: import("@playwright/test").Page): Promise<Map<string, string>> {
  const boxes = await page
    .locator(".react-flow__node")
    .evaluateAll((nodes) =>
      nodes.map(
        (node) => [node.getAttribute("data-id") ?? "", (node as HTMLElement).style.transform] as const,
      ),
    );
  return new Map(boxes);
}
