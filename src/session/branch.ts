/**
 * One course of events: a sandbox, what was done to it, and the way to play it again up to an earlier
 * moment.
 */
import type { Ms, Revision } from "#cluster";
import type { TerminalPart } from "./protocol.ts";
import type { Input, Recorded } from "./recording.ts";
import { Sandbox } from "./sandbox.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Verb } from "./scenario/verb.ts";
import { Typist } from "./typist.ts";

type Print = (part: TerminalPart) => void;

export class Branch {
  readonly sandbox: Sandbox;
  readonly recording: Recorded[] = [];
  readonly typist: Typist;
  readonly #scenario: Scenario;

  constructor(scenario: Scenario, print: Print) {
    this.#scenario = scenario;
    this.sandbox = new Sandbox(scenario);
    this.typist = new Typist(this.sandbox, print);
  }

  /** Does something now, and notes it. The verb is of interest where it lets time pass. */
  perform(input: Input): Verb | undefined {
    const { now, changes } = this.sandbox;
    this.recording.push({ at: now, revision: changes.length + 1, input });
    if (input.type === "line") return this.typist.type(input.text);
    this.sandbox.writeFile(input.path, input.text);
    return undefined;
  }

  /**
   * A new course of events that has gone the same way up to a change of this one. Its terminal is silent
   * until then.
   */
  forkAt(revision: Revision, at: Ms, print: Print): Branch {
    let silent = true;
    const fork = new Branch(this.#scenario, (part) => {
      if (!silent) print(part);
    });
    for (const recorded of this.recording) {
      if (recorded.revision > revision) break;
      fork.sandbox.runUntil(recorded.at);
      fork.perform(recorded.input);
    }
    fork.sandbox.runUntil(at);
    silent = false;
    return fork;
  }
}
