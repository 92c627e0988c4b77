/** The value of `$x` and of everything that `${x…}` can do with it. */
import type { Wait } from "../../processes/process.ts";
import { evaluate, expandPattern, expandText } from "./expansion.ts";
import { matchedLength } from "./pattern.ts";
import type { Shell } from "./shell.ts";
import { ShellError } from "./shell-error.ts";
import type { ParameterOperation, Word, WordPart } from "./syntax.ts";

/** Values, or the word that stands in for a missing one. */
export type Expansion =
  | { readonly type: "values"; readonly values: readonly string[] }
  | { readonly type: "word"; readonly word: Word };

type ParameterPart = WordPart & { readonly type: "parameter" };

/** The values of `$@`, `$*` and their like; `undefined` for names that hold one value. */
export function valuesOf(shell: Shell, name: string): readonly string[] | undefined {
  return name === "@" || name === "*" ? shell.positional : undefined;
}

/** `undefined`: unset. */
function parameterValue(shell: Shell, name: string): string | undefined {
  if (/^[0-9]+$/.test(name)) return name === "0" ? shell.zero : shell.positional[Number(name) - 1];
  switch (name) {
    case "?":
      return String(shell.status);
    case "$":
      return String(shell.mainPid);
    case "!":
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground);
    case "#":
      return String(shell.positional.length);
    case "-":
      return [...shell.options].join("") + (shell.interactive ? "i" : "");
    case "PPID":
      return String(shell.process.parent);
    case "RANDOM":
      return String(shell.process.machine.random(`RANDOM ${shell.drawn++}`) % 32768);
    case "LINENO":
      return String(shell.line + 1);
    default:
      return shell.variables.get(name);
  }
}

/** Throws `ShellError` for `${x:?}` and, under `set -u`, for what is unset. */
export function* expandParameter(shell: Shell, part: ParameterPart): Generator<Wait, Expansion, void> {
  const many = valuesOf(shell, part.name);
  const value =
    many === undefined ? parameterValue(shell, part.name) : many.length === 0 ? undefined : many.join(" ");
  const { operation } = part;
  const mayBeUnset = many !== undefined || part.name === "!" || "-+=?".includes(operation?.type ?? "none");
  if (value === undefined && shell.options.has("u") && !mayBeUnset) {
    const message = shell.dialect === "bash" ? "unbound variable" : "parameter not set";
    throw new ShellError(`${part.name}: ${message}`, shell.dialect === "bash" ? 1 : 2);
  }
  if (operation === undefined) return values(many ?? [value ?? ""]);
  switch (operation.type) {
    case "-":
    case "=":
    case "?":
    case "+":
      return yield* expandDefault(shell, part.name, many, value, operation);
    case "length":
      return values([many === undefined ? String((value ?? "").length) : String(many.length)]);
    case "indirect":
      return values([parameterValue(shell, value ?? "") ?? ""]);
    default: {
      const changed: string[] = [];
      for (const each of many ?? [value ?? ""]) changed.push(yield* change(shell, each, operation));
      return values(changed);
    }
  }
}

const values = (list: readonly string[]): Expansion => ({ type: "values", values: list });

function* expandDefault(
  shell: Shell,
  name: string,
  many: readonly string[] | undefined,
  value: string | undefined,
  operation: ParameterOperation & { type: "-" | "=" | "?" | "+" },
): Generator<Wait, Expansion, void> {
  const missing = value === undefined || (operation.colon && value === "");
  if (operation.type === "+") return missing ? values([""]) : { type: "word", word: operation.word };
  if (!missing) return values(many ?? [value]);
  if (operation.type === "-") return { type: "word", word: operation.word };
  const text = yield* expandText(shell, operation.word);
  if (operation.type === "=") {
    shell.variables.set(name, text);
    return values([text]);
  }
  const unset =
    operation.colon && shell.dialect !== "ash" ? "parameter null or not set" : "parameter not set";
  throw new ShellError(`${name}: ${text === "" ? unset : text}`, shell.dialect === "bash" ? 127 : 2);
}

type Change = Exclude<ParameterOperation, { type: "-" | "=" | "?" | "+" | "length" | "indirect" }>;

function* change(shell: Shell, value: string, operation: Change): Generator<Wait, string, void> {
  switch (operation.type) {
    case "#": {
      const pattern = yield* expandPattern(shell, operation.word);
      return value.slice(matchedLength(pattern, value, "start", operation.longest) ?? 0);
    }
    case "%": {
      const pattern = yield* expandPattern(shell, operation.word);
      return value.slice(0, value.length - (matchedLength(pattern, value, "end", operation.longest) ?? 0));
    }
    case "replace": {
      const pattern = yield* expandPattern(shell, operation.pattern);
      return replace(value, pattern, yield* expandText(shell, operation.word), operation.where);
    }
    case "slice": {
      const offset = Number(evaluate(shell, yield* expandText(shell, operation.offset)));
      const start = offset < 0 ? Math.max(0, value.length + offset) : offset;
      if (operation.length === undefined) return value.slice(start);
      const length = Number(evaluate(shell, yield* expandText(shell, operation.length)));
      return length < 0 ? value.slice(start, length) : value.slice(start, start + length);
    }
    case "case": {
      const turn = (text: string) => (operation.to === "upper" ? text.toUpperCase() : text.toLowerCase());
      return operation.all ? turn(value) : turn(value.charAt(0)) + value.slice(1);
    }
  }
}

function replace(
  value: string,
  pattern: string,
  text: string,
  where: "first" | "all" | "start" | "end",
): string {
  if (pattern === "") return value;
  if (where === "end") {
    const length = matchedLength(pattern, value, "end", true);
    return length === undefined ? value : value.slice(0, value.length - length) + text;
  }
  let result = "";
  let at = 0;
  while (at < value.length) {
    const length = matchedLength(pattern, value.slice(at), "start", true);
    if (length !== undefined && length > 0) {
      result += text;
      at += length;
      if (where !== "all") break;
    } else {
      if (where === "start") break;
      result += value[at];
      at += 1;
    }
  }
  return result + value.slice(at);
}
