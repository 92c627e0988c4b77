/** Sets the stage for a scenario, plays it, and judges its files. */
import { Sandbox } from "../sandbox.ts";
import { playScenario, type Transcript, type TranscriptStep } from "./play-scenario.ts";
import type { Scenario } from "./scenario.ts";
import { type FileVerdict, fileVerdicts } from "./verdicts.ts";

export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly transcript: Transcript;
  /** The verdict on every file that somebody wrote, judged when first asked for. */
  files(): readonly FileVerdict[];
}

/** Plays to the end, however long that is in the cluster's own time. `watch` is told each step as it ends. */
export function runScenario(scenario: Scenario, watch?: (step: TranscriptStep) => void): ScenarioRun {
  const sandbox = new Sandbox(scenario);
  const transcript = playScenario(scenario, sandbox, watch);
  return { scenario, transcript, files: () => fileVerdicts(sandbox.cluster) };
}
