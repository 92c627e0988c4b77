/** How fast the page is, in a headless Chromium without a graphics card. */
import { chromium, type Browser as RunningBrowser } from "@playwright/test";
import { build, preview } from "vite";
import { findBrowser } from "../browser.ts";
import { type Measurement, overLimit, withinLimit } from "./measurement.ts";

const built = "node_modules/.cache/afterpod/bench-page";
const document = "src/tools/bench/page/index.html";
const framesLimit = 60;
const editLimitMs = 100;

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

async function measured(browser: RunningBrowser, url: string): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  const figures = await page.evaluate(() => window.measured);
  await page.close();
  return figures ?? [];
}

/** Frames a second as a screen of 60 would show them: what hurries ahead of it is not better. */
function framesPerSecond(intervals: readonly number[]): number {
  return Math.min(60, Math.round(1000 / median(intervals)));
}

/** Builds the page that measures itself, serves it and looks at it. */
export async function measurePage(): Promise<Measurement[]> {
  const outDir = { outDir: built, emptyOutDir: true };
  await build({ logLevel: "warn", build: { ...outDir, rollupOptions: { input: document } } });
  const server = await preview({ logLevel: "warn", build: outDir, preview: { port: 0, open: false } });
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ args: [...args], ...(executablePath ? { executablePath } : {}) });
  try {
    const address = `${server.resolvedUrls?.local[0]}${document}`;
    const frames = framesPerSecond(await measured(browser, `${address}?boxes`));
    const edit = median(await measured(browser, `${address}?edit`));
    return [
      overLimit("1,000 boxes, 1 % changing with each frame (median)", frames, framesLimit, "frames a second"),
      withinLimit("edit of 200 lines to its picture (median)", edit, editLimitMs, "ms"),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
