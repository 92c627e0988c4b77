/** Lines at the terminal of a sandbox: verbs act at once, shell lines go on as the clock does. */
import { type TypedLine, TypedShell } from "#cluster";
import type { TerminalPart } from "./protocol.ts";
import type { Sandbox } from "./sandbox.ts";
import { substitute } from "./scenario/substitute.ts";
import { parseVerb, type Verb } from "./scenario/verb.ts";

export class Typist {
  readonly #sandbox: Sandbox;
  readonly #print: (part: TerminalPart) => void;
  #running: TypedLine[] = [];
  /** One shell at each machine that something was typed at. */
  readonly #shells = new Map<string, TypedShell>();

  constructor(sandbox: Sandbox, print: (part: TerminalPart) => void) {
    this.#sandbox = sandbox;
    this.#print = print;
  }

  /** Whether a line has not ended yet, and does not wait for somebody to type. */
  get busy(): boolean {
    this.#running = this.#running.filter(({ exitCode }) => exitCode === undefined);
    return this.#running.some(({ isReading }) => !isReading);
  }

  interrupt(): void {
    for (const line of this.#running) line.interrupt();
  }

  /**
   * Types a line. Names such as `$POD(web)` are looked up first, as in scenarios. Verbs that let time pass
   * are the player's.
   */
  type(text: string): Verb {
    const line = substitute(text, this.#sandbox);
    this.#print({ stream: "input", text: line });
    const verb = parseVerb(line);
    this.#perform(verb);
    return verb;
  }

  #perform(verb: Verb): void {
    const reader = this.#running.findLast(({ isReading }) => isReading);
    if (verb.verb === "line" && reader) reader.input(`${verb.line}\n`);
    else if (verb.verb === "line") this.#start(verb.line, "host");
    else if (verb.verb === "node-sh") this.#start(verb.line, verb.node);
    else if (verb.verb === "node") this.#tell(this.#sandbox.act(verb.action, verb.node));
    else if (verb.verb === "kill-container") this.#tell(this.#sandbox.kill(verb.pod, verb.container));
  }

  #start(line: string, machine: string): void {
    if (line.trim() === "") return;
    const sinks = {
      stdout: (text: string) => this.#print({ stream: "stdout", text }),
      stderr: (text: string) => this.#print({ stream: "stderr", text }),
    };
    this.#running.push(this.#sandbox.start(line, sinks, machine, this.#shellAt(machine)));
  }

  #shellAt(machine: string): TypedShell {
    const shell = this.#shells.get(machine) ?? new TypedShell();
    this.#shells.set(machine, shell);
    return shell;
  }

  #tell({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): void {
    if (stdout !== "") this.#print({ stream: "stdout", text: stdout });
    if (stderr !== "") this.#print({ stream: "stderr", text: stderr });
  }
}
