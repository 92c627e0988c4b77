/**
 * Finds a Chromium: CHROMIUM_PATH, then Playwright's own, then the system's, then the one inside an npm
 * package.
 */
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

export interface Browser {
  /** Absent: the one that Playwright downloaded for itself. */
  readonly executablePath?: string;
  readonly args: readonly string[];
}

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Quiet, and able to start as root and without a graphics card. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const libraryFolders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib64"];

/**
 * The package holds a Linux binary, and the libraries that a bare machine lacks, unpacked when this variable
 * is set.
 */
async function packagedPath(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  if (!libraryFolders.some((folder) => existsSync(`${folder}/libnss3.so`))) {
    process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  }
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch {
    return undefined;
  }
}

const missing = `No Chromium was found, and the browser tests need one. Any of these helps:
  - CHROMIUM_PATH=/path/to/chromium in the environment
  - npx playwright install chromium
  - a Chromium or Chrome of the system (for example: apt-get install chromium)
The npm package @sparticuz/chromium would do by itself on Linux x64, but is not there or did not unpack.`;

/** Throws an error with advice where there is none. `CHROMIUM_PATH=npm` asks for the packaged one. */
export async function findBrowser(): Promise<Browser> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && wanted !== "npm") {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, and there is no such file.`);
    return { executablePath: wanted, args };
  }
  if (!wanted && existsSync(chromium.executablePath())) return { args };
  const system = wanted ? undefined : systemPaths.find((path) => existsSync(path));
  const executablePath = system ?? (await packagedPath());
  if (executablePath === undefined) throw new Error(missing);
  return { executablePath, args };
}
