/** Browser journeys run against the built page, in whatever Chromium the machine has. */
import { defineConfig } from "@playwright/test";
import { type Browser, findBrowser } from "./src/tools/browser.ts";

async function browserOrExit(): Promise<Browser> {
  try {
    return await findBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const { executablePath, args } = await browserOrExit();
// Set once by the first process; its workers inherit it.
process.env.AFTERPOD_PORT ??= String(20_000 + (process.pid % 20_000));
const url = `http://localhost:${process.env.AFTERPOD_PORT}`;

export default defineConfig({
  testDir: "e2e/browser",
  outputDir: "test-results",
  timeout: 60_000,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: [...args], ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    command: `npx vite build --logLevel warn && npx vite preview --port ${process.env.AFTERPOD_PORT} --strictPort`,
    url,
    timeout: 180_000,
  },
});
