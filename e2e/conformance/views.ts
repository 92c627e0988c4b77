/**
 * The three things compared of a step, each as lines of masked text: its output, its snapshot, its events.
 */
import { comparedFields, isAbsent } from "./fields.ts";
import type { Mask } from "./mask.ts";
import { outputLines } from "./output-lines.ts";
import type { EventRow, RecordedStep, Recording, Row, TranscriptStep } from "./recording.ts";

/** One side of the comparison: the step as recorded or as ours, and the mask of that side. */
export interface Side {
  readonly step: Partial<TranscriptStep>;
  readonly mask: Mask;
}

/** Where the scheduler was free to choose, any node is as good as another. */
function anyNode(text: string): string {
  return text.replace(/node-\d+/g, "node-N");
}

/** Whether names of nodes are free in this part of a step. */
function nodesAreFree(recording: Recording, step: RecordedStep, part: string): boolean {
  return recording.nodesVary === true || (step.unstable ?? []).includes(`${part}:node-names`);
}

/** Which of exit code, stdout and stderr are compared; none for a verb or an informative step. */
export function comparedParts(step: RecordedStep): ("exitCode" | "stdout" | "stderr")[] {
  if (step.exitCode === undefined || step.informative) return [];
  const unstable = step.unstable ?? [];
  return (["exitCode", "stdout", "stderr"] as const).filter(
    (part) => step[part] !== undefined && !unstable.includes(part === "exitCode" ? "exit" : part),
  );
}

/** What a command answered; rows of a table may stand in any order where nodes are free. */
export function commandView(recording: Recording, recorded: RecordedStep, side: Side): string[] {
  const printsRows = /\bkubectl (?:get|describe)\b/.test(recorded.command);
  return comparedParts(recorded).flatMap((part) => {
    if (part === "exitCode") return [`exit code ${side.step.exitCode}`];
    const lines = outputLines(side.step[part] ?? "", side.mask, recorded.command);
    if (!nodesAreFree(recording, recorded, part)) return [`${part}:`, ...lines];
    const free = lines.map(anyNode);
    return [`${part}:`, ...(printsRows ? free.sort() : free)];
  });
}

function canonical(value: unknown, mask: Mask): unknown {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((item) => canonical(item, mask));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item, mask)]));
}

function rowView(row: Row | string, fields: readonly string[], mask: Mask): string {
  if (typeof row === "string") return mask(row);
  const texts = fields.filter((field) => !isAbsent(row[field]));
  return texts.map((field) => `${field}=${JSON.stringify(canonical(row[field], mask))}`).join(" ");
}

/** The rows of one kind of a snapshot; "no snapshot" where ours has none. */
export function snapshotView(
  recording: Recording,
  recorded: RecordedStep,
  kind: string,
  side: Side,
): string[] {
  if (!side.step.snapshot) return ["no snapshot"];
  const fields = comparedFields(recording, recorded, kind);
  return (side.step.snapshot[kind] ?? []).map((row) => rowView(row, fields, side.mask)).sort();
}

/** Sources whose event texts were emulated in recordings without a real kubelet. */
const emulated =
  /^(?:kubelet|attachdetach-emulated|.*csi.*|rancher\.io.*|local-path.*|external-.*|.*_.*provisioner.*)$/;

/** Events as a set, without order and counts. */
export function eventsView(recording: Recording, recorded: RecordedStep, side: Side): string[] {
  if (!side.step.events) return ["no events"];
  const free = nodesAreFree(recording, recorded, "events");
  const compared = side.step.events.filter(
    ({ source }) => recording.kubelet !== "emulated" || !emulated.test(source || "kubelet"),
  );
  const text = (event: EventRow) => {
    const parts = [event.kind, event.name, event.type, event.reason, event.message];
    const masked = parts.map((part) => side.mask(part ?? "")).join(" | ");
    return free ? anyNode(masked) : masked;
  };
  return [...new Set(compared.map(text))].sort();
}
