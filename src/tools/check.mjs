/** Runs the project's checks, each by its name or all of them, and ends with one line of figures. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const reports = "node_modules/.cache/afterpod";
const unitReport = `${reports}/unit.json`;
const browserReport = `${reports}/browser.json`;

/** Package and its binary's file, so that nothing depends on a shell or on PATH. */
const biome = ["@biomejs/biome", "bin/biome"];
const tsc = ["typescript", "bin/tsc"];
const vite = ["vite", "bin/vite.js"];

/** What each check runs, one after the other. */
const checks = {
  lint: [[biome, "check", "--error-on-warnings", "."]],
  lock: [[undefined, "src/tools/check-lock.mjs"]],
  types: [
    [tsc, "-p", "tsconfig.json"],
    [tsc, "-p", "src/tsconfig.pure.json"],
  ],
  unused: [[["knip", "bin/knip.js"]]],
  unit: [
    [
      ["vitest", "vitest.mjs"],
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${unitReport}`,
    ],
  ],
  browser: [[["@playwright/test", "cli.js"], "test", "--reporter=list,json"]],
  sizes: [[vite, "build", "--logLevel", "warn"], [["size-limit", "bin.js"]]],
};

function run([binary, ...args]) {
  const script = binary ? [`node_modules/${binary[0]}/${binary[1]}`] : [];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport };
  const { status } = spawnSync(process.execPath, [...script, ...args], { cwd: root, stdio: "inherit", env });
  return status === 0;
}

function passes(name) {
  console.log(`\n── ${name}`);
  return checks[name].every(run);
}

/** Tests that passed and failed, of whichever of the two runners ran. */
function testFigures() {
  const read = (file) => {
    try {
      return JSON.parse(readFileSync(`${root}/${file}`, "utf8"));
    } catch {
      return undefined;
    }
  };
  const unit = read(unitReport);
  const browser = read(browserReport)?.stats;
  if (!unit && !browser) return "";
  const passed = (unit?.numPassedTests ?? 0) + (browser ? browser.expected + browser.flaky : 0);
  const failed = (unit?.numFailedTests ?? 0) + (browser?.unexpected ?? 0);
  return `tests: ${passed} passed, ${failed} failed`;
}

function main(names) {
  const unknown = names.find((name) => !(name in checks));
  if (unknown !== undefined) {
    console.error(`no check is called ${unknown}; there are ${Object.keys(checks).join(", ")}`);
    return 2;
  }
  const installed = install();
  if (installed !== 0) return installed;
  mkdirSync(`${root}/${reports}`, { recursive: true });
  for (const report of [unitReport, browserReport]) rmSync(`${root}/${report}`, { force: true });
  const wanted = names.length > 0 ? names : Object.keys(checks);
  const failed = wanted.filter((name) => !passes(name));
  console.log(
    `\nchecks: ${wanted.length - failed.length} passed, ${failed.length} failed${failed.length > 0 ? ` (${failed.join(", ")})` : ""}`,
  );
  const figures = testFigures();
  if (figures) console.log(figures);
  return failed.length === 0 ? 0 : 1;
}

process.exit(main(process.argv.slice(2)));
