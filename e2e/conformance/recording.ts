/** What a recording of a real Kubernetes holds, and the transcript of ours that is held against it. */
import { readdirSync, readFileSync } from "node:fs";

export type Source = "control-plane" | "real-node";
export type Row = Readonly<Record<string, unknown>>;
/** Rows by kind; a namespace is a row that is only its name. */
type Snapshot = Readonly<Record<string, readonly (Row | string)[]>>;

export interface EventRow {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly source?: string;
}

export interface TranscriptStep {
  readonly command: string;
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly snapshot?: Snapshot;
  readonly events?: readonly EventRow[];
}

/** `unstable` names what differed between two recordings; an `informative` step is never compared. */
export interface RecordedStep extends TranscriptStep {
  readonly unstable?: readonly string[];
  readonly informative?: boolean;
}

export interface Recording {
  readonly name: string;
  readonly group: string;
  readonly source: Source;
  readonly kubelet?: "emulated" | "real";
  readonly nodesVary?: boolean;
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly RecordedStep[];
}

/** A name that the cluster drew: `name` is `prefix` and something random. */
export interface GeneratedName {
  readonly kind: string;
  readonly name: string;
  readonly prefix: string;
}

export interface Transcript {
  readonly generated: readonly GeneratedName[];
  readonly steps: readonly TranscriptStep[];
}

const folder = "e2e/conformance/recordings";

/** The names of all recordings, sorted; the working directory is the top of the repository. */
export function recordingNames(): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.map((file) => file.replace(/\.json$/, "")).sort();
}

/** The text of one recording, as it stands in its file. */
export function recordingText(name: string): string {
  return readFileSync(`${folder}/${name}.json`, "utf8");
}
