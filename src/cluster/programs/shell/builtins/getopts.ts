/** `getopts`: one option of the positional parameters at a time. */
import type { Builtin } from "./builtin.ts";

export const getopts: Builtin = function* (shell, [letters = "", name = "", ...given]) {
  const args = given.length > 0 ? given : shell.positional;
  const quiet = letters.startsWith(":");
  const [index = 1, inside = 1] = (shell.variables.get("OPTIND") ?? "1").split(".").map(Number);
  const at = shell.getoptsPlace?.index === index ? shell.getoptsPlace.inside : inside;
  const word = args[index - 1];
  shell.variables.unset("OPTARG");
  const finish = (next: number, letter: string, status: number, within = 1): number => {
    shell.variables.set("OPTIND", String(next));
    shell.getoptsPlace = { index: next, inside: within };
    shell.variables.set(name, letter);
    return status;
  };
  if (word === undefined || !/^-./.test(word)) return finish(index, "?", 1);
  if (word === "--") return finish(index + 1, "?", 1);
  const letter = word.charAt(at);
  const place = letters.indexOf(letter, quiet ? 1 : 0);
  const rest = word.slice(at + 1);
  const onward = (status: string) =>
    rest === "" ? finish(index + 1, status, 0) : finish(index, status, 0, at + 1);
  if (place < 0 || letter === ":") {
    if (quiet) shell.variables.set("OPTARG", letter);
    else yield* shell.process.complain(`${shell.messagePrefix()}Illegal option -${letter}\n`);
    return onward("?");
  }
  if (letters[place + 1] !== ":") return onward(letter);
  const value = rest === "" ? args[index] : rest;
  if (value === undefined) {
    if (quiet) shell.variables.set("OPTARG", letter);
    else yield* shell.process.complain(`${shell.messagePrefix()}No arg for -${letter} option\n`);
    return finish(index + 1, quiet ? ":" : "?", 0);
  }
  shell.variables.set("OPTARG", value);
  return finish(rest === "" ? index + 2 : index + 1, letter, 0);
};
