/** One shell at work: its process, variables, functions, options, traps and jobs. */
import type { Process, Wait } from "../../processes/process.ts";
import { type SignalName, signalNumbers } from "../../processes/signals.ts";
import type { Builtin } from "./builtins/builtin.ts";
import type { Dialect } from "./dialect.ts";
import type { Command } from "./syntax.ts";
import { Variables } from "./variables.ts";

/** A command that was sent to the background. */
export interface Job {
  readonly number: number;
  readonly pid: number;
  readonly text: string;
  status?: number;
}

export interface ShellOptions {
  readonly dialect: Dialect;
  /** What it calls itself in messages: `sh`, `/bin/sh`, `bash`. */
  readonly name: string;
  /** Whether somebody types at it: errors do not end it, and jobs are announced. */
  readonly interactive?: boolean;
  readonly positional?: readonly string[];
  /** Given by whoever makes the shell: they need the interpreter, which needs them. */
  readonly builtins: Readonly<Record<string, Builtin>>;
}

export class Shell {
  readonly process: Process;
  readonly dialect: Dialect;
  readonly name: string;
  private readonly builtins: Readonly<Record<string, Builtin>>;
  /** `$0`. */
  zero: string;
  interactive: boolean;
  variables: Variables;
  positional: readonly string[];
  functions = new Map<string, Command>();
  aliases = new Map<string, string>();
  /** The letters of `set`: e, u, x, f, n, v, C, a. */
  options = new Set<string>();
  traps = new Map<string, string>();
  pendingSignals: SignalName[] = [];
  jobs: Job[] = [];
  status = 0;
  lastBackground: number | undefined;
  /** `$$`: the same in a subshell. */
  readonly mainPid: number;
  /** How many loops surround what runs; 0 makes `break` mean nothing. */
  loops = 0;
  functionDepth = 0;
  /** Whether a failure is being looked at, so that `set -e` lets it pass. */
  conditions = 0;
  /** The script's name while one runs, and the line in it: for messages. */
  scriptName: string | undefined;
  line = 0;
  /** Where `getopts` stands inside of a word. */
  getoptsPlace: { readonly index: number; readonly inside: number } | undefined;
  /** The pids of what runs in front: what Ctrl+C ends. */
  readonly foreground = new Set<number>();
  /** How often `$RANDOM` was drawn. */
  drawn = 0;
  /** Whether Ctrl+C ended the line that ran. */
  interrupted = false;
  /** What the last command in front died of. */
  lastSignal: SignalName | undefined;
  /** The status of the last `$( )`, which an assignment alone takes over. */
  substitutionStatus: number | undefined;

  constructor(process: Process, options: ShellOptions) {
    this.process = process;
    this.dialect = options.dialect;
    this.name = options.name;
    this.builtins = options.builtins;
    this.zero = options.name;
    this.interactive = options.interactive ?? false;
    this.positional = options.positional ?? [];
    this.mainPid = process.pid;
    this.variables = Variables.fromEnvironment(process.env);
  }

  /** The copy that `( )`, a pipe, `&` and `$( )` run in. Traps are not inherited. */
  subshell(process: Process): Shell {
    const copy: Shell = Object.assign(Object.create(Shell.prototype) as Shell, this, {
      process,
      interactive: false,
      variables: this.variables.copy(),
      functions: new Map(this.functions),
      aliases: new Map(this.aliases),
      options: new Set(this.options),
      traps: new Map<string, string>(),
      pendingSignals: [],
      jobs: [...this.jobs],
      foreground: new Set<number>(),
    });
    for (const [signal, action] of this.traps) {
      if (action === "" && Object.hasOwn(signalNumbers, signal)) {
        copy.traps.set(signal, "");
        process.onSignal(signal as SignalName, "ignore");
      }
    }
    return copy;
  }

  /** The same shell in another process: what it remembers goes along. */
  continuedIn(process: Process): Shell {
    const next: Shell = Object.assign(Object.create(Shell.prototype) as Shell, this, {
      process,
      pendingSignals: [],
      foreground: new Set<number>(),
      interrupted: false,
    });
    process.cwd = this.process.cwd;
    return next;
  }

  builtin(name: string): Builtin | undefined {
    return Object.hasOwn(this.builtins, name) ? this.builtins[name] : undefined;
  }

  /** Children start with the exported variables, and are looked for over the PATH as it is now. */
  shareEnvironment(extra: ReadonlyMap<string, string> = new Map()): void {
    const { env } = this.process;
    env.clear();
    for (const [name, value] of this.variables.environment()) env.set(name, value);
    for (const [name, value] of extra) env.set(name, value);
  }

  /** Says what went wrong, as this shell words it; `command` is the builtin that says so. */
  *complain(message: string, command?: string): Generator<Wait, void, void> {
    yield* this.process.complain(`${this.messagePrefix(command)}${message}\n`);
  }

  /** What a message begins with: the shell's name, and the place where it matters. */
  messagePrefix(command?: string): string {
    const builtin = command === undefined ? "" : `${command}: `;
    if (this.dialect === "ash") {
      const place =
        this.interactive || (command ?? this.scriptName) === undefined ? "" : `line ${this.line}: `;
      return `${this.name}: ${builtin}${place}`;
    }
    if (this.dialect === "dash")
      return this.interactive ? `${this.zero}: ${builtin}` : `${this.zero}: ${this.line + 1}: ${builtin}`;
    return this.interactive ? `${this.name}: ${builtin}` : `${this.zero}: line ${this.line + 1}: ${builtin}`;
  }
}
