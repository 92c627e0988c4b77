/** For everybody: no serious finding of axe on any screen, and the keyboard alone suffices. */
import AxeBuilder from "@axe-core/playwright";
import { AfterpodPage } from "./pages/afterpod-page.ts";
import { expect, test } from "./pages/journey.ts";

const screens = { projector: { width: 1280, height: 720 }, telephone: { width: 390, height: 844 } } as const;

for (const [name, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const locale of ["en", "ko"]) {
      test(`axe finds nothing serious: ${name}, ${colorScheme}, ${locale}`, async ({ browser, baseURL }) => {
        const reducedMotion = "reduce";
        const context = await browser.newContext({
          viewport,
          colorScheme,
          locale,
          reducedMotion,
          baseURL: baseURL!,
        });
        const afterpod = new AfterpodPage(await context.newPage());
        await afterpod.open();
        await expect(afterpod.chip("/own.txt")).toHaveAttribute("data-verdict", "lost", { timeout: 30_000 });
        await afterpod.chip("/own.txt").click();
        const { violations } = await new AxeBuilder({ page: afterpod.page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        expect(told).toEqual([]);
        await context.close();
      });
    }
  }
}

test("by keyboard alone: walk to a container, open its menu, kill it", async ({ afterpod, page }) => {
  await afterpod.open();
  const pod = afterpod.pod("diary-");
  await expect(pod).toContainText("restarts 1", { timeout: 30_000 });
  await expect(pod).toContainText("Running");
  await pod.focus();
  await page.keyboard.press("ArrowDown");
  await expect(afterpod.box("container", "writer")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(afterpod.box("container", "writer")).toBeFocused();
  await expect(pod).toContainText("restarts 2", { timeout: 40_000 });
});

test("what happens is said aloud", async ({ afterpod, page }) => {
  await afterpod.open();
  await expect(page.getByRole("status")).toContainText("Lost: /own.txt.", { timeout: 40_000 });
});
