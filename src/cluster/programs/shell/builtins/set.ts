/** `set` and `shift`: options and positional parameters. */
import { ShellError } from "../shell-error.ts";
import type { Builtin } from "./builtin.ts";

/** The long names that `set -o` takes. */
const longNames: Readonly<Record<string, string>> = {
  errexit: "e",
  nounset: "u",
  xtrace: "x",
  noglob: "f",
  noclobber: "C",
  verbose: "v",
  allexport: "a",
  noexec: "n",
  pipefail: "pipefail",
};

export const set: Builtin = function* (shell, args) {
  if (args.length === 0) {
    for (const name of shell.variables.names()) {
      const value = shell.variables.get(name);
      if (value !== undefined) yield* shell.process.print(`${name}='${value.replaceAll("'", "'\\''")}'\n`);
    }
    return 0;
  }
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      shell.positional = args.slice(at + 1);
      return 0;
    }
    if (!/^[-+]./.test(arg)) break;
    const on = arg.startsWith("-");
    for (const letter of arg.slice(1)) {
      const option = letter === "o" ? longNames[args[at + 1] ?? ""] : letter;
      if (letter === "o") at += 1;
      if (option === undefined || (letter !== "o" && !"euxfCvanbmhB".includes(letter))) {
        const bad = letter === "o" ? `illegal option -o ${args[at] ?? ""}` : `illegal option ${arg}`;
        throw new ShellError(shell.dialect === "bash" ? `set: ${arg}: invalid option` : bad);
      }
      if (on) shell.options.add(option);
      else shell.options.delete(option);
    }
  }
  if (at < args.length) shell.positional = args.slice(at);
  return 0;
};

export const shift: Builtin = function* (shell, [word = "1"]) {
  const count = Number(word);
  if (!/^\d+$/.test(word)) throw new ShellError(`Illegal number: ${word}`);
  if (count > shell.positional.length) {
    if (shell.dialect === "dash") throw new ShellError("shift: can't shift that many");
    if (shell.dialect === "bash" && shell.interactive)
      yield* shell.complain(`${word}: shift count out of range`, "shift");
    return 1;
  }
  shell.positional = shell.positional.slice(count);
  return 0;
};
