/** Plays one cell of the matrix on a fresh cluster: write a file, let the event happen, look. */
import { defaultSettings, type Revision } from "#cluster";
import { Sandbox } from "../sandbox.ts";
import { playScenario, type TranscriptStep } from "../scenario/play-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { findBytes } from "./bytes.ts";
import type { SurvivalEvent } from "./events/event.ts";
import { type Seen, see } from "./see.ts";
import { type Storage, treasure } from "./storages/index.ts";
import { manifests } from "./workloads.ts";

export interface PlayedCell extends Seen {
  /** The revision after which the event began. */
  readonly since: Revision;
}

/** Throws where the stage cannot be set, or a step of the event fails. */
export function playCell(event: SurvivalEvent, storage: Storage): PlayedCell {
  const scenario = scenarioOf(event, storage);
  const sandbox = new Sandbox(scenario);
  play(sandbox, scenario, beginning(event, storage));
  const written = findBytes(sandbox.cluster);
  if (written.length !== 1) throw new Error(`the file is there ${written.length} times before the event`);
  const since = sandbox.cluster.history.revision;
  play(sandbox, scenario, event.steps);
  return { since, ...see(sandbox, storage, written[0]!, event.isMove ?? false) };
}

function scenarioOf({ nodes = 1, workload, policy }: SurvivalEvent, storage: Storage): Scenario {
  const documents = manifests(workload, storage, policy).map((manifest) => JSON.stringify(manifest));
  return {
    name: "survival",
    source: "real-node",
    kubelet: "real",
    cluster: { nodes },
    settings: defaultSettings,
    files: { "app.yaml": documents.join("\n") },
    steps: [],
  };
}

/** The Pod on the first node has written the file. */
function beginning(
  { nodes = 1, before = [] }: SurvivalEvent,
  { onNodes = [], ...storage }: Storage,
): readonly string[] {
  const names = Array.from({ length: nodes }, (_, at) => `node-${at + 1}`);
  const others = names.slice(1).join(" ");
  return [
    ...before,
    ...names.flatMap((name) => onNodes.map((line) => `node sh ${name} ${line}`)),
    ...(others === "" ? [] : [`kubectl cordon ${others}`]),
    "kubectl apply -f app.yaml",
    "settle",
    ...(storage.isReadOnly
      ? []
      : [`kubectl exec $POD(app) -- sh -c 'printf "${treasure}" > ${storage.path}'`]),
    ...(others === "" ? [] : [`kubectl uncordon ${others}`]),
  ];
}

function play(sandbox: Sandbox, scenario: Scenario, steps: readonly string[]): void {
  playScenario({ ...scenario, steps }, sandbox, ({ command, exitCode, stdout, stderr }: TranscriptStep) => {
    if (exitCode !== 0) throw new Error(`${command}: exit code ${exitCode}\n${stdout}${stderr}`);
  });
}
