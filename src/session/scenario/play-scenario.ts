/** Plays a scenario step by step and writes down what was answered and what the cluster looked like. */
import type { Ms } from "#cluster";
import { type EventRow, EventWatcher } from "./events.ts";
import { type GeneratedName, generatedNames } from "./generated-names.ts";
import type { Scenario } from "./scenario.ts";
import { settle } from "./settle.ts";
import { type Snapshot, takeSnapshot } from "./snapshot/index.ts";
import type { Output, Stage } from "./stage.ts";
import { substitute } from "./substitute.ts";
import { parseVerb, type Verb } from "./verb.ts";

export interface TranscriptStep extends Partial<Output> {
  readonly command: string;
  readonly snapshot?: Snapshot;
  readonly events?: readonly EventRow[];
}

export interface Transcript {
  readonly name: string;
  readonly generated: readonly GeneratedName[];
  readonly steps: readonly TranscriptStep[];
}

const answered: Output = { exitCode: 0, stdout: "", stderr: "" };
const breaks = new Set(["crash", "stop-kubelet", "partition"]);

/** One performance: what has to be remembered between steps. */
class Performance {
  readonly #scenario: Scenario;
  readonly #stage: Stage;
  readonly #events: EventWatcher;
  #brokenSince: Ms | undefined;
  #brokenNow = false;

  constructor(scenario: Scenario, stage: Stage) {
    this.#scenario = scenario;
    this.#stage = stage;
    this.#events = new EventWatcher(scenario.source, stage.changes);
  }

  #settle(seconds: number | undefined): Output {
    settle(this.#stage, {
      source: this.#scenario.source,
      ...(seconds === undefined ? {} : { seconds }),
      ...(this.#brokenSince === undefined ? {} : { brokenSince: this.#brokenSince }),
      brokenNow: this.#brokenNow,
    });
    this.#brokenNow = false;
    return answered;
  }

  #act({ action, node }: Extract<Verb, { verb: "node" }>): Output {
    this.#brokenNow = breaks.has(action);
    this.#brokenSince = this.#brokenNow ? this.#stage.now : undefined;
    return this.#stage.act(action, node);
  }

  #perform(verb: Verb): Output {
    switch (verb.verb) {
      case "settle":
        return this.#settle(verb.seconds);
      case "wait":
        this.#stage.runUntil(this.#stage.now + verb.seconds * 1000);
        return answered;
      case "node":
        return this.#act(verb);
      case "node-sh":
        return this.#stage.typeOn(verb.node, verb.line);
      case "kill-container":
        return this.#stage.kill(verb.pod, verb.container);
      case "line":
        return this.#stage.type(verb.line);
    }
  }

  /** A wait in a recording of a control plane told nothing, so the next settle tells of its events too. */
  #look(verb: Verb): Pick<TranscriptStep, "snapshot" | "events"> {
    if (verb.verb !== "settle" && verb.verb !== "wait") return {};
    const isGlance = verb.verb === "wait" && this.#scenario.source === "control-plane";
    const events = isGlance ? this.#events.peek(this.#stage.changes) : this.#events.take(this.#stage.changes);
    return { snapshot: takeSnapshot(this.#stage), events };
  }

  step(command: string): TranscriptStep {
    const verb = parseVerb(substitute(command, this.#stage));
    const output = this.#perform(verb);
    return { command, ...output, ...this.#look(verb) };
  }
}

/** Plays on a stage that was set for this scenario; `watch` is told each step as it ends. */
export function playScenario(
  scenario: Scenario,
  stage: Stage,
  watch: (step: TranscriptStep) => void = () => {},
): Transcript {
  const performance = new Performance(scenario, stage);
  const steps = scenario.steps.map((command) => {
    const step = performance.step(command);
    watch(step);
    return step;
  });
  return { name: scenario.name, generated: generatedNames(stage.changes), steps };
}
