/**
 * A scenario: files and steps, the one form for lessons, tests, share links and recordings of a real cluster.
 */
import type { Settings } from "#cluster";

/** The machines to begin with. Maps are keyed by node: `node-1`, `node-2` … */
export interface ClusterShape {
  readonly nodes: number;
  readonly zones?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** As kubectl writes taints: `key=value:NoSchedule`. */
  readonly taints?: Readonly<Record<string, readonly string[]>>;
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: number;
}

/** What a recording was taken from decides how it settles and what counts as a new event. */
export type Source = "control-plane" | "real-node";

export interface Scenario {
  readonly name: string;
  readonly title?: string;
  readonly source: Source;
  /** `emulated`: containers only pretend, as in recordings without machines. */
  readonly kubelet: "real" | "emulated";
  readonly cluster: ClusterShape;
  readonly settings: Settings;
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly string[];
}

/** A file that is no scenario; the message is one line for the person who wrote it. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
}
