/** The functions awk brings along. */
import type { Process } from "../../processes/process.ts";
import { AwkError, type AwkExpression } from "./awk-syntax.ts";
import { type AwkValue, InputText, toNumber, toText } from "./awk-values.ts";
import { formatTime } from "./calendar.ts";
import { formatAll } from "./printf.ts";
import { posixRegex } from "./regular-expression.ts";

export interface AwkScope {
  value(expression: AwkExpression): AwkValue;
  text(expression: AwkExpression): string;
  regex(expression: AwkExpression): RegExp;
  array(name: string): Map<string, AwkValue>;
  isArray(name: string): boolean;
  assign(target: AwkExpression, value: AwkValue): AwkValue;
  set(name: string, value: AwkValue): void;
  record(): string;
  separator(): string;
  readonly process: Process;
}

/** Cuts a line as FS says: a blank means any run of them, one character itself, more an expression. */
export function fieldsOf(text: string, separator: string): string[] {
  if (text === "") return [];
  if (separator === " ") return text.trim() === "" ? [] : text.trim().split(/\s+/);
  if (separator === "") return [...text];
  if (separator.length === 1) return text.split(separator === "\\" ? "\\" : separator);
  return text.split(posixRegex(separator, { extended: true }) ?? separator);
}

type Builtin = (args: readonly AwkExpression[], scope: AwkScope) => AwkValue;

const wholeRecord: AwkExpression = { type: "field", index: { type: "number", value: 0 } };

const arithmetic: Readonly<Record<string, (value: number) => number>> = {
  int: Math.trunc,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
};

function substitute(args: readonly AwkExpression[], scope: AwkScope, all: boolean): number {
  const [pattern = wholeRecord, replacement = wholeRecord, target = wholeRecord] = args;
  const regex = scope.regex(pattern);
  const text = scope.text(replacement);
  let count = 0;
  const result = scope.text(target).replace(new RegExp(regex.source, all ? "g" : ""), (match) => {
    count += 1;
    return text.replace(/\\\\|\\&|&/g, (found) => (found === "&" ? match : found === "\\&" ? "&" : "\\"));
  });
  if (count > 0) scope.assign(target, result);
  return count;
}

const builtins: Readonly<Record<string, Builtin>> = {
  length: ([of], scope) => {
    if (of === undefined) return scope.record().length;
    return of.type === "variable" && scope.isArray(of.name)
      ? scope.array(of.name).size
      : scope.text(of).length;
  },
  substr: ([text = wholeRecord, from = wholeRecord, count], scope) => {
    const start = Math.round(toNumber(scope.value(from)));
    const end =
      count === undefined ? Number.POSITIVE_INFINITY : start + Math.round(toNumber(scope.value(count)));
    return scope.text(text).slice(Math.max(0, start - 1), Math.max(0, end - 1));
  },
  index: ([text = wholeRecord, of = wholeRecord], scope) => scope.text(text).indexOf(scope.text(of)) + 1,
  split: ([text = wholeRecord, array, separator], scope) => {
    if (array?.type !== "variable") throw new AwkError("syntax error");
    const by =
      separator === undefined
        ? scope.separator()
        : separator.type === "regex"
          ? separator.regex
          : scope.text(separator);
    const given = scope.text(text);
    const parts = typeof by === "string" ? fieldsOf(given, by) : given === "" ? [] : given.split(by);
    const target = scope.array(array.name);
    target.clear();
    for (const [at, part] of parts.entries()) target.set(String(at + 1), new InputText(part));
    return parts.length;
  },
  sub: (args, scope) => substitute(args, scope, false),
  gsub: (args, scope) => substitute(args, scope, true),
  match: ([text = wholeRecord, pattern = wholeRecord], scope) => {
    const found = scope.regex(pattern).exec(scope.text(text));
    scope.set("RSTART", found === null ? 0 : found.index + 1);
    scope.set("RLENGTH", found === null ? -1 : found[0].length);
    return found === null ? 0 : found.index + 1;
  },
  sprintf: ([format = wholeRecord, ...rest], scope) =>
    formatAll(
      scope.text(format).replaceAll("\\", "\\\\"),
      rest.map((arg) => toText(scope.value(arg), "%.15g")),
    ).text,
  tolower: ([text = wholeRecord], scope) => scope.text(text).toLowerCase(),
  toupper: ([text = wholeRecord], scope) => scope.text(text).toUpperCase(),
  atan2: ([y = wholeRecord, x = wholeRecord], scope) =>
    Math.atan2(toNumber(scope.value(y)), toNumber(scope.value(x))),
  rand: (_, scope) => scope.process.machine.random(`awk ${scope.array("\u0000rand").size}`) / 2 ** 32,
  srand: () => 0,
  systime: (_, { process: { machine } }) => Math.floor((machine.epochMs + machine.now) / 1000),
  strftime: ([format, time], { process: { machine }, ...scope }) => {
    const seconds = time === undefined ? (machine.epochMs + machine.now) / 1000 : toNumber(scope.value(time));
    return formatTime(format === undefined ? "%c" : scope.text(format), seconds * 1000);
  },
  system: () => 0,
  close: () => 0,
  fflush: () => 0,
};

/** Throws `AwkError` for a name nobody knows. */
export function callAwkFunction(name: string, args: readonly AwkExpression[], scope: AwkScope): AwkValue {
  const calculation = Object.hasOwn(arithmetic, name) ? arithmetic[name] : undefined;
  if (calculation !== undefined) return calculation(toNumber(scope.value(args[0] ?? wholeRecord)));
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin === undefined) throw new AwkError(`call to undefined function`);
  if (name === "rand") scope.array("\u0000rand").set(String(scope.array("\u0000rand").size), 1);
  return builtin(args, scope);
}
