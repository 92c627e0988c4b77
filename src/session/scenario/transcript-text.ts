/**
 * A transcript as a person reads it: commands with their answers, what came to rest, and each file's verdict.
 */
import type { EventRow } from "./events.ts";
import type { TranscriptStep } from "./play-scenario.ts";
import type { ScenarioRun } from "./run-scenario.ts";
import type { Snapshot } from "./snapshot/index.ts";
import type { FileVerdict } from "./verdicts.ts";

function indented(text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return text === "" ? [] : lines.map((line) => `  ${line}`);
}

function podLines(snapshot: Snapshot): string[] {
  const rows = (snapshot.pods ?? []).filter((row) => typeof row !== "string");
  return rows.map(({ name, ready, status, restarts, node }) => {
    const place = node === undefined ? "on no node" : `on ${node}`;
    return `    ${name} ${ready} ${status} ${place}${restarts ? `, restarted ${restarts} times` : ""}`;
  });
}

function eventLine({ kind, name, type, reason, message }: EventRow): string {
  return `    ${type === "Warning" ? "!" : "·"} ${kind}/${name} ${reason}: ${message}`;
}

function stepLines({ command, exitCode, stdout, stderr, snapshot, events }: TranscriptStep): string[] {
  const answer = [...indented(stdout ?? ""), ...indented(stderr ?? "")];
  const code = exitCode ? [`  (exit code ${exitCode})`] : [];
  return [
    `$ ${command}`,
    ...answer,
    ...code,
    ...(events ?? []).map(eventLine),
    ...(snapshot ? podLines(snapshot) : []),
  ];
}

function verdictLines({ verdict, path, place, causes }: FileVerdict): string[] {
  return [
    `  ${verdict.padEnd(8)}  ${path}  (${place})`,
    ...causes.map((cause) => `              ← ${cause}`),
  ];
}

/** Ends without a newline. */
export function transcriptText({ scenario, transcript, files }: ScenarioRun): string {
  const heading = scenario.title === undefined ? scenario.name : `${scenario.name}: ${scenario.title}`;
  const verdicts = files().flatMap(verdictLines);
  const ending = verdicts.length === 0 ? ["Nobody wrote a file."] : ["Files:", ...verdicts];
  return [`# ${heading}`, ...transcript.steps.flatMap(stepLines), "", ...ending].join("\n");
}
