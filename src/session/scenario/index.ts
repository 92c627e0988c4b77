/** Scenarios: reading, playing and telling them. */
export { readScenario } from "./read-scenario.ts";
export { runScenario } from "./run-scenario.ts";
export { ScenarioError } from "./scenario.ts";
export { transcriptText } from "./transcript-text.ts";
