/** `type`, `which`-like questions, aliases and `hash`. */
import { findOnPath } from "../program-call.ts";
import type { Shell } from "../shell.ts";
import type { Builtin } from "./builtin.ts";
import { specialBuiltins } from "./special.ts";

const keywords = [
  "if",
  "then",
  "else",
  "elif",
  "fi",
  "do",
  "done",
  "case",
  "esac",
  "while",
  "until",
  "for",
  "{",
  "}",
  "!",
  "in",
];

/** What a name is, as `command -v` and as `type` put it. */
export function describeCommand(shell: Shell, name: string): { short: string; long: string } | undefined {
  const alias = shell.aliases.get(name);
  if (alias !== undefined) {
    const long =
      shell.dialect === "bash" ? `${name} is aliased to \`${alias}'` : `${name} is an alias for ${alias}`;
    return { short: `alias ${name}='${alias}'`, long };
  }
  if (keywords.includes(name)) return { short: name, long: `${name} is a shell keyword` };
  if (shell.functions.has(name))
    return { short: name, long: `${name} is a ${shell.dialect === "bash" ? "" : "shell "}function` };
  if (shell.builtin(name) !== undefined) {
    const special = specialBuiltins.has(name) && shell.dialect !== "bash" ? "special " : "";
    return { short: name, long: `${name} is a ${special}shell builtin` };
  }
  const path = findOnPath(shell, name);
  return path === undefined ? undefined : { short: path, long: `${name} is ${path}` };
}

export const type: Builtin = function* (shell, args) {
  let status = 0;
  for (const name of args.filter((arg) => !/^-[apt]+$/.test(arg))) {
    const found = describeCommand(shell, name);
    if (found !== undefined) yield* shell.process.print(`${found.long}\n`);
    else {
      status = shell.dialect === "bash" ? 1 : 127;
      if (shell.dialect === "bash") yield* shell.complain(`${name}: not found`, "type");
      else yield* shell.process.print(`${name}: not found\n`);
    }
  }
  return status;
};

export const alias: Builtin = function* (shell, args) {
  const show = (name: string) =>
    `${shell.dialect === "bash" ? "alias " : ""}${name}='${shell.aliases.get(name)}'\n`;
  if (args.length === 0)
    for (const name of [...shell.aliases.keys()].sort()) yield* shell.process.print(show(name));
  let status = 0;
  for (const arg of args) {
    const sign = arg.indexOf("=");
    if (sign > 0) shell.aliases.set(arg.slice(0, sign), arg.slice(sign + 1));
    else if (shell.aliases.has(arg)) yield* shell.process.print(show(arg));
    else {
      status = 1;
      yield* shell.complain(`${arg}: not found`, "alias");
    }
  }
  return status;
};

export const unalias: Builtin = function* (shell, args) {
  if (args.includes("-a")) shell.aliases.clear();
  let status = 0;
  for (const name of args.filter((arg) => arg !== "-a")) if (!shell.aliases.delete(name)) status = 1;
  return status;
};
