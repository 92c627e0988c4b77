/** Scenarios: reading, playing and telling them. */
export { playScenario, type Transcript, type TranscriptStep } from "./play-scenario.ts";
export { readScenario } from "./read-scenario.ts";
export { runScenario, type ScenarioRun } from "./run-scenario.ts";
export { type ClusterShape, type Scenario, ScenarioError } from "./scenario.ts";
export { transcriptText } from "./transcript-text.ts";
