/** Small programs that a shell has inside: `echo`, `printf`, `test`, `kill`. */
import type { Applet } from "../../applets/applet.ts";
import { echo } from "../../applets/echo.ts";
import { busyboxFlavour, gnuFlavour } from "../../applets/flavour.ts";
import { kill } from "../../applets/kill.ts";
import { printf } from "../../applets/printf.ts";
import { test } from "../../applets/test.ts";
import type { Builtin } from "./builtin.ts";
import { findJob } from "./jobs.ts";

const inside = (applet: Applet): Builtin =>
  function* (shell, args, name) {
    const isBusybox = shell.dialect === "ash";
    return yield* applet.run({
      process: shell.process,
      // Busybox signs with the name of the whole, the others with the builtin's.
      name: isBusybox ? shell.name : shell.messagePrefix(name).slice(0, -2),
      calledAs: name,
      args,
      flavour: isBusybox ? busyboxFlavour : gnuFlavour,
    });
  };

export const echoBuiltin = inside(echo);
export const printfBuiltin = inside(printf);
export const testBuiltin = inside(test);

const killApplet = inside(kill);

export const killBuiltin: Builtin = function* (shell, args, name) {
  const pids = args.map((arg) => (arg.startsWith("%") ? String(findJob(shell, arg)?.pid ?? arg) : arg));
  return yield* killApplet(shell, pids, name);
};
