/** The functions a Go template may call: Go's own, and the two that kubectl adds. */
import { TemplateError } from "../attempt.ts";
import { decodeBase64 } from "../text/base64.ts";
import { goText } from "../text/go-text.ts";

type Arguments = readonly unknown[];

/** Empty values count as false: null, `false`, 0, and texts, lists and maps without content. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function member(holder: unknown, key: unknown): unknown {
  if (Array.isArray(holder)) {
    const place = Number(key);
    if (place < 0 || place >= holder.length) {
      throw new TemplateError(`error calling index: reflect: slice index out of range`);
    }
    return holder[place];
  }
  if (typeof holder === "object" && holder !== null) return (holder as Record<string, unknown>)[String(key)];
  throw new TemplateError(`error calling index: index of untyped nil`);
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.length;
  if (typeof value === "object" && value !== null) return Object.keys(value).length;
  throw new TemplateError("error calling len: len of nil pointer");
}

/** Values side by side, with a space between two that are not texts (`fmt.Sprint`). */
function printed(values: Arguments): string {
  return values.reduce<string>((text, value, index) => {
    const isApart = index > 0 && typeof value !== "string" && typeof values[index - 1] !== "string";
    return `${text}${isApart ? " " : ""}${goText(value)}`;
  }, "");
}

/** `%s`, `%v`, `%d`, `%q`, `%t` with an optional width (`%-10s`). */
function formatted([format, ...values]: Arguments): string {
  let next = 0;
  return String(format).replace(/%(-?)(\d*)([svdqt%])/g, (_, minus: string, width: string, verb: string) => {
    if (verb === "%") return "%";
    const value = values[next++];
    const text = verb === "q" ? JSON.stringify(goText(value)) : goText(value);
    return minus ? text.padEnd(Number(width)) : text.padStart(Number(width));
  });
}

const isLess = (left: unknown, right: unknown) => (left as string | number) < (right as string | number);

export const FUNCTIONS: Readonly<Record<string, (args: Arguments) => unknown>> = {
  and: (args) => args.find((value) => !isTrue(value)) ?? args.at(-1),
  base64decode: ([text]) => decodeBase64(String(text)),
  eq: ([first, ...others]) => others.some((other) => other === first),
  exists: ([holder, ...keys]) => {
    try {
      return keys.reduce(member, holder) !== undefined;
    } catch {
      return false;
    }
  },
  ge: ([left, right]) => !isLess(left, right),
  gt: ([left, right]) => isLess(right, left),
  index: ([holder, ...keys]) => keys.reduce(member, holder),
  le: ([left, right]) => !isLess(right, left),
  len: ([value]) => lengthOf(value),
  lt: ([left, right]) => isLess(left, right),
  ne: ([left, right]) => left !== right,
  not: ([value]) => !isTrue(value),
  or: (args) => args.find(isTrue) ?? args.at(-1),
  print: printed,
  printf: formatted,
  println: (args) => `${args.map(goText).join(" ")}\n`,
};
