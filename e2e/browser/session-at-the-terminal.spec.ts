/** A book's session, typed line by line, with what a real cluster answers. */
import { expect, test } from "./pages/journey.ts";
import { sleepWithEmptyDir } from "./pages/manifests.ts";

test("a file in the container is lost with it, a file in the emptyDir is not", async ({ afterpod }) => {
  await afterpod.openQuiet();
  await afterpod.write("sleep.yaml", sleepWithEmptyDir);
  await afterpod.apply();
  await afterpod.prints("deployment.apps/sleep created");
  await expect(afterpod.pod("sleep-")).toContainText("Running", { timeout: 20_000 });
  await afterpod.type("k exec deploy/sleep -- sh -c 'echo ch05 > file.txt; ls /*.txt'");
  await afterpod.prints(/\/file\.txt(?!')/);
  await afterpod.type("k exec deploy/sleep -- sh -c 'echo ch05 > /data/f.txt'");
  await afterpod.type("k get pod -l app=sleep -o jsonpath='{.items[0].status.phase}'");
  await afterpod.prints("Running");
  await afterpod.type("k exec deploy/sleep -- killall5");
  await expect(afterpod.pod("sleep-")).toContainText("restarts 1", { timeout: 30_000 });
  await afterpod.type("clear");
  await afterpod.type("k exec deploy/sleep -- ls /file.txt");
  await afterpod.prints("ls: /file.txt: No such file or directory");
  await afterpod.prints("command terminated with exit code 1");
  await afterpod.type("k exec deploy/sleep -- cat /data/f.txt");
  await expect(afterpod.terminal.locator(".xterm-rows > div", { hasText: /^ch05\s*$/ })).toBeVisible();
});

test("a stream goes on until it is interrupted", async ({ afterpod, page }) => {
  await afterpod.openQuiet();
  await afterpod.type("kubectl get nodes -w");
  await afterpod.choose(afterpod.node("node-1"), "Cordon node");
  await afterpod.prints("node/node-1 cordoned");
  await afterpod.prints("Ready,SchedulingDisabled");
  await afterpod.terminal.click();
  await page.keyboard.press("Control+c");
  await afterpod.type("echo done");
  await afterpod.prints(/^(?:.|\n)*done(?:.|\n)*done/);
});
