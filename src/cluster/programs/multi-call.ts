/** One program for many names, as busybox is: what it does depends on the name it is called by. */
import type { Program, Running } from "../processes/process.ts";
import { SystemError } from "../processes/system-error.ts";
import { errorText, type Flavour } from "./applets/flavour.ts";
import { applets } from "./applets/index.ts";
import { baseName } from "./applets/paths.ts";
import type { Dialect } from "./shell/dialect.ts";
import { runShell } from "./shell/program.ts";

/** Which shell stands behind a name: Debian's `sh` is dash, busybox's is ash. */
function dialectOf(name: string, flavour: Flavour): Dialect | undefined {
  if (name === "bash" || name === "rbash") return "bash";
  if (name === "ash" || name === "hush") return "ash";
  if (name === "dash") return "dash";
  if (name !== "sh") return undefined;
  return flavour.tools === "busybox" ? "ash" : "dash";
}

export const multiCallProgram =
  (flavour: Flavour): Program =>
  (process) => {
    const direct = baseName(process.args[0] ?? "").replace(/^-/, "");
    const words = direct === "busybox" ? process.args.slice(1) : process.args;
    const name = direct === "busybox" ? (words[0] ?? "") : direct;
    const dialect = dialectOf(name, flavour);
    const applet = applets.get(name);
    const running =
      dialect !== undefined
        ? runShell(process, dialect, words)
        : applet?.run({ process, name, calledAs: name, args: words.slice(1), flavour });
    return guarded(process, name, flavour, running);
  };

/** A program that nests deeper than the stack dies of SIGSEGV. */
const STACK_OVERFLOW = 139;

/** What no program has caught is a failed write: it says so and ends. */
function* guarded(
  process: Parameters<Program>[0],
  name: string,
  flavour: Flavour,
  running: Running | undefined,
): Running {
  try {
    if (running !== undefined) return yield* running;
    yield* process.complain(`${name}: applet not found\n`);
    return 127;
  } catch (error) {
    if (error instanceof RangeError) return STACK_OVERFLOW;
    if (!(error instanceof SystemError)) throw error;
    if (error.code !== "EPIPE")
      yield* process.complain(`${name}: write error: ${errorText(error, flavour)}\n`);
    return 1;
  }
}
