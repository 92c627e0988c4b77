/** `npm run -s scenario -- FILE… [--out FOLDER]`: plays scenarios and recordings without a browser. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readScenario, runScenario, ScenarioError, transcriptText } from "../session/scenario/index.ts";

const usage = `usage: npm run -s scenario -- FILE… [--out FOLDER]
  FILE          a scenario (.yaml) or a recording (.json)
  --out FOLDER  writes FOLDER/NAME.json for each instead of a readable transcript`;

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ScenarioError(`${path}: cannot be read`);
  }
}

/** Returns the exit code for one file: 2 when it is no scenario, 1 when the simulator itself failed. */
function runFile(path: string, out: string | undefined): number {
  try {
    const run = runScenario(readScenario(readText(path), path));
    if (out === undefined) process.stdout.write(`${transcriptText(run)}\n`);
    else
      writeFileSync(join(out, `${run.transcript.name}.json`), `${JSON.stringify(run.transcript, null, 1)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ScenarioError) {
      console.error(error.message);
      return 2;
    }
    console.error(`${path}: the simulator failed: ${error instanceof Error ? error.stack : error}`);
    return 1;
  }
}

function main(): number {
  const options = { out: { type: "string" }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help || positionals.length === 0) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  if (values.out !== undefined) mkdirSync(values.out, { recursive: true });
  return Math.max(...positionals.map((path) => runFile(path, values.out)));
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof TypeError && "code" in error)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
