/** `export`, `readonly`, `local`, `declare`, `unset`: what variables are besides their values. */
import type { Shell } from "../shell.ts";
import { ShellError } from "../shell-error.ts";
import { isName, type Variable } from "../variables.ts";
import type { Builtin } from "./builtin.ts";

const quote = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

function split(shell: Shell, word: string): { name: string; value: string | undefined } {
  const sign = word.indexOf("=");
  const name = sign < 0 ? word : word.slice(0, sign);
  if (!isName(name)) {
    throw new ShellError(
      shell.dialect === "bash" ? `\`${word}': not a valid identifier` : `${name}: bad variable name`,
    );
  }
  return { name, value: sign < 0 ? undefined : word.slice(sign + 1) };
}

function list(shell: Shell, wanted: (variable: Variable) => boolean, word: string): string {
  return shell.variables
    .names()
    .map((name) => ({ name, variable: shell.variables.describe(name) }))
    .filter(({ variable }) => variable !== undefined && wanted(variable))
    .map(({ name, variable }) => {
      const value = variable?.value;
      if (shell.dialect === "bash") {
        const flag = word === "export" ? "-x" : "-r";
        return `declare ${flag} ${name}${value === undefined ? "" : `="${value.replace(/["\\$`]/g, "\\$&")}"`}\n`;
      }
      return `${word} ${name}${value === undefined ? "" : `=${quote(value)}`}\n`;
    })
    .join("");
}

const marking = (word: "export" | "readonly", mark: { exported?: boolean; readOnly?: boolean }): Builtin =>
  function* (shell, args) {
    const names = args.filter((arg) => !/^-[pfn]+$/.test(arg));
    if (names.length === 0) {
      yield* shell.process.print(
        list(shell, (each) => (word === "export" ? each.exported : each.readOnly), word),
      );
      return 0;
    }
    for (const arg of names) {
      const { name, value } = split(shell, arg);
      if (value !== undefined) shell.variables.set(name, value);
      shell.variables.mark(name, args.includes("-n") ? { exported: false } : mark);
    }
    return 0;
  };

export const exportBuiltin = marking("export", { exported: true });
export const readonlyBuiltin = marking("readonly", { readOnly: true });

export const local: Builtin = function* (shell, args) {
  for (const arg of args) {
    if (/^-[a-zA-Z]+$/.test(arg)) continue;
    const { name, value } = split(shell, arg);
    if (!shell.variables.makeLocal(name)) {
      yield* shell.complain(
        shell.dialect === "bash" ? "can only be used in a function" : "not in a function",
        "local",
      );
      return 1;
    }
    if (value !== undefined) shell.variables.set(name, value);
    else if (shell.dialect === "bash") shell.variables.unset(name);
  }
  return 0;
};

/** `declare -x name=value`: local in a function, as in the larger shell. */
export const declare: Builtin = function* (shell, args) {
  const flags = args.filter((arg) => /^[-+]\w+$/.test(arg)).join("");
  const words = args.filter((arg) => !/^[-+]\w+$/.test(arg));
  if (words.length === 0) {
    for (const name of shell.variables.names()) {
      yield* shell.process.print(`${name}=${quote(shell.variables.get(name) ?? "")}\n`);
    }
    return 0;
  }
  for (const word of words) {
    const { name, value } = split(shell, word);
    if (!flags.includes("g")) shell.variables.makeLocal(name);
    if (value !== undefined) shell.variables.set(name, value);
    if (flags.includes("x")) shell.variables.mark(name, { exported: true });
    if (flags.includes("r")) shell.variables.mark(name, { readOnly: true });
  }
  return 0;
};

export const unset: Builtin = function* (shell, args) {
  const functions = args.includes("-f");
  for (const name of args.filter((arg) => !/^-[fv]$/.test(arg))) {
    if (functions) shell.functions.delete(name);
    else shell.variables.unset(name);
  }
  return 0;
};
