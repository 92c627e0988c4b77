/** Every journey begins with the page. */
import { test as base } from "@playwright/test";
import { AfterpodPage } from "./afterpod-page.ts";

export { expect } from "@playwright/test";

export const test = base.extend<{ afterpod: AfterpodPage }>({
  afterpod: async ({ page }, use) => {
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await use(new AfterpodPage(page));
    if (faults.length > 0) throw new Error(`The page failed on the way: ${faults.join("; ")}`);
  },
});
