/**
 * `npm run -s conformance -- [NAME…]`: runs recordings and prints, readably, where ours differs from the real
 * cluster.
 */
import { parseArgs } from "node:util";
import { raise } from "./agreed.ts";
import type { Difference } from "./compare.ts";
import { addUp, figuresLine, groupLines } from "./figures.ts";
import { lineDifference } from "./line-difference.ts";
import { recordingNames, recordingText } from "./recording.ts";
import { type RecordingRun, runRecording } from "./run-recording.ts";

const usage = `usage: npm run -s conformance -- [NAME…] [options]
  NAME            recordings whose name contains it, or * patterns (default: all)
  --group G       only the recordings of this group (real-node, workloads, …)
  --differing     only list recordings that differ
  --diffs N       print at most N differences of each (default: all of one recording, none of many)
  --step N        only differences at step N
  --only WHAT     only differences of: output, events, or a snapshot's kind (pods, pvcs, …)
  --contains T    only differences where a differing line contains T
  --classes       the differing lines of all recordings, most frequent first
  --slow          the time each recording took
  --update        raise agreed.json to what agrees now (--allow-falls: lower it too)`;

const options = {
  group: { type: "string" },
  differing: { type: "boolean" },
  diffs: { type: "string" },
  step: { type: "string" },
  only: { type: "string" },
  contains: { type: "string" },
  classes: { type: "boolean" },
  slow: { type: "boolean" },
  update: { type: "boolean" },
  "allow-falls": { type: "boolean" },
  help: { type: "boolean" },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

function matches(name: string, pattern: string): boolean {
  if (!pattern.includes("*")) return name.includes(pattern);
  const expression = pattern.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${expression.join(".*")}$`).test(name);
}

function chosenNames(patterns: readonly string[], group: string | undefined): string[] {
  const exact = recordingNames().filter((name) => patterns.includes(name));
  if (exact.length > 0 && exact.length === patterns.length) return exact;
  return recordingNames()
    .filter((name) => patterns.length === 0 || patterns.some((pattern) => matches(name, pattern)))
    .filter((name) => !group || JSON.parse(recordingText(name)).group === group);
}

function isWanted(difference: Difference, values: Options): boolean {
  if (values.step !== undefined && difference.step !== Number(values.step)) return false;
  if (values.only !== undefined && difference.what !== values.only) return false;
  const lines = values.contains === undefined ? [] : lineDifference(difference.wanted, difference.got);
  return values.contains === undefined || lines.some((line) => line.includes(values.contains!));
}

function differenceLines({ step, command, what, wanted, got }: Difference): string[] {
  const heading = `  ${paint(1, `step ${step}`)} ${paint(36, what)}  ${command}`;
  const colour = (line: string) =>
    line.startsWith("-") ? paint(31, line) : line.startsWith("+") ? paint(32, line) : line;
  return [heading, ...lineDifference(wanted, got).map((line) => `    ${colour(line)}`)];
}

function printRun(run: RecordingRun, values: Options, limit: number): void {
  const count = run.differences.length;
  if (values.differing && count === 0) return;
  const mark = count === 0 ? paint(32, "✓") : paint(31, "✗");
  const time = values.slow ? `  ${run.elapsedMs.toFixed(0)} ms` : "";
  console.log(`${mark} ${run.group}/${run.name}${count > 0 ? `  ${count} differences` : ""}${time}`);
  if (run.crash)
    console.log(
      `  ${paint(31, "crash")} ${run.crash
        .split("\n")
        .slice(0, limit > 0 ? 12 : 1)
        .join("\n  ")}`,
    );
  const wanted = run.differences.filter((difference) => isWanted(difference, values));
  for (const difference of wanted.slice(0, limit)) console.log(differenceLines(difference).join("\n"));
}

/** Numbers and names vary; what is left of a differing line is its class. */
function classOf(line: string): string {
  return line
    .replace(/\d+/g, "N")
    .replace(/"[^"]*"/g, '"…"')
    .slice(0, 160);
}

function printClasses(runs: readonly RecordingRun[], values: Options): void {
  const names = new Map<string, Set<string>>();
  for (const run of runs) {
    for (const difference of run.differences.filter((found) => isWanted(found, values))) {
      for (const line of lineDifference(difference.wanted, difference.got)) {
        if (line.startsWith("  ")) continue;
        const key = `${difference.what.padEnd(8)} ${classOf(line)}`;
        names.set(key, (names.get(key) ?? new Set()).add(run.name));
      }
    }
  }
  const sorted = [...names].sort((one, other) => other[1].size - one[1].size);
  for (const [line, where] of sorted.slice(0, Number(values.diffs ?? 60))) {
    console.log(`${String(where.size).padStart(4)}  ${line}   ${paint(2, [...where].slice(0, 3).join(" "))}`);
  }
}

function main(): number {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const names = chosenNames(positionals, values.group);
  if (names.length === 0) {
    console.error(`no recording is called ${positionals.join(" ")}`);
    return 2;
  }
  const detailed = values.step ?? values.only ?? values.contains;
  const limit = Number(values.diffs ?? (names.length === 1 || detailed !== undefined ? 1000 : 0));
  const runs = names.map((name) => {
    const run = runRecording(name, () => performance.now());
    if (!values.classes) printRun(run, values, limit);
    return run;
  });
  if (values.classes) printClasses(runs, values);
  const totals = addUp(runs);
  if (totals.groups.size > 1) console.log(groupLines(totals).join("\n"));
  console.log(figuresLine(totals));
  if (values.update)
    console.log(`agreed.json: ${raise(runs, values["allow-falls"] ?? false)} recordings changed`);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof TypeError && "code" in error)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
