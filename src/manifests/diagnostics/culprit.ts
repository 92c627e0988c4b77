/** Where a document that cannot be read went wrong, as a person would see it, and what would mend it. */
import { message } from "#i18n";
import type { Problem } from "./problem.ts";
import type { Place, WrittenDocument } from "./written-document.ts";

export interface Culprit extends Pick<Problem, "hint" | "fix"> {
  readonly place: Place;
}

/** Looks at a document for one sort of mistake; `told`: the line go-yaml names, counted from 0. */
type Suspicion = (
  lines: readonly string[],
  told: number,
) => (Pick<Problem, "hint" | "fix"> & { readonly at: number }) | undefined;

const lastBefore = (lines: readonly string[], at: number, is: (line: string) => boolean): number =>
  lines.slice(0, at + 1).findLastIndex(is);

const isWritten = (line: string): boolean => line.trim() !== "" && !line.trim().startsWith("#");

/** libyaml's parser, unlike its scanner, counts from 0. */
const PARSER_LAG = 1;

const tab: Suspicion = (lines) => {
  const at = lines.findIndex((line) => /^ *\t/.test(line));
  const tabs = /^ *(\t+)/.exec(lines[at] ?? "")?.[1];
  if (tabs === undefined) return undefined;
  return { at, hint: message("hint.tab"), fix: { from: tabs, to: "  ".repeat(tabs.length) } };
};

const template: Suspicion = (lines, told) => {
  const near = lastBefore(lines, told + PARSER_LAG, (line) => line.includes("{{"));
  const at = near >= 0 ? near : lines.findIndex((line) => line.includes("{{"));
  return at < 0 ? undefined : { at, hint: message("hint.template") };
};

const unquotedTemplate: Suspicion = (lines) => {
  const at = lines.findIndex((line) => /[:-]\s+\{\{/.test(line));
  return at < 0 ? undefined : { at, hint: message("hint.template") };
};

const dashWithoutSpace: Suspicion = (lines, told) => {
  const at = lastBefore(lines, told, isWritten);
  for (const line of [at, lastBefore(lines, at - 1, isWritten)]) {
    const word = /^\s*-([A-Za-z]\w*:)/.exec(lines[line] ?? "")?.[1];
    if (word !== undefined) return { at: line, fix: { from: `-${word}`, to: `- ${word}` } };
  }
  return undefined;
};

/** A key under a value, further in than the key before it. */
const indentedTooFar: Suspicion = (lines, told) => {
  const above = lines[lastBefore(lines, told - 1, isWritten)] ?? "";
  const line = lines[told] ?? "";
  const [, indent = "", key] = /^( *)([\w"'./-]+\s*:)/.exec(line) ?? [];
  const wanted = /^( *(?:- +)*)[\w"'./-]+\s*:\s*\S/.exec(above)?.[1]?.length;
  if (key === undefined || wanted === undefined || indent.length <= wanted) return undefined;
  return { at: told, fix: { from: indent + key, to: " ".repeat(wanted) + key } };
};

const keyWithoutColon: Suspicion = (lines, told) => {
  for (const at of [told, lastBefore(lines, told - 1, isWritten)]) {
    const word = /^\s*(?:- +)?([A-Za-z]\w*)\s*(?:#.*)?$/.exec(lines[at] ?? "")?.[1];
    if (word !== undefined) return { at, fix: { from: word, to: `${word}:` } };
  }
  return undefined;
};

const colonWithoutSpace: Suspicion = (lines, told) => {
  for (const at of [told, lastBefore(lines, told - 1, isWritten)]) {
    const [, key, value] = /^\s*(?:- +)?([A-Za-z]\w*:)([^\s/].*)$/.exec(lines[at] ?? "") ?? [];
    if (key !== undefined) return { at, fix: { from: key + value, to: `${key} ${value}` } };
  }
  return undefined;
};

const count = (line: string, letters: RegExp): number => line.match(letters)?.length ?? 0;

const openBracket: Suspicion = (lines, told) => {
  const isOpen = (line: string) => count(line, /[[{]/g) > count(line, /[\]}]/g);
  const at = lastBefore(lines, told + PARSER_LAG, isOpen);
  return at < 0 ? undefined : { at };
};

const openQuote: Suspicion = (lines) => {
  const at = lines.findIndex((line) =>
    [`"`, "'"].some((quote) => isWritten(line) && line.split(quote).length % 2 === 0),
  );
  return at < 0 ? undefined : { at };
};

/** What each of go-yaml's complaints is mostly caused by, the likeliest first. */
const suspicions: readonly (readonly [complaint: RegExp, causes: readonly Suspicion[]])[] = [
  [/invalid map key/, [unquotedTemplate]],
  [/looking for beginning of object key string/, [template]],
  [/tab|cannot start any token/, [tab]],
  [/expected ',' or/, [template, openBracket]],
  [/did not find expected key/, [template, tab, colonWithoutSpace]],
  [/mapping values are not allowed/, [dashWithoutSpace, indentedTooFar]],
  [/could not find expected ':'/, [colonWithoutSpace, keyWithoutColon]],
  [/unexpected end of stream/, [openQuote]],
];

export function culpritOf(error: string, document: WrittenDocument): Culprit {
  const told = Number(/line (\d+)/.exec(error)?.[1] ?? 1) - 1;
  const [, causes = []] = suspicions.find(([complaint]) => complaint.test(error)) ?? [];
  for (const suspect of causes) {
    const found = suspect(document.lines, told);
    if (found) {
      const { at, ...advice } = found;
      return { ...advice, place: document.placeOfLine(at) };
    }
  }
  const offset = /offset (\d+)/.exec(error)?.[1];
  if (offset !== undefined) {
    const before = document.lines.join("\n").slice(0, Number(offset)).split("\n");
    return { place: document.placeOfLine(before.length - 1) };
  }
  // libyaml's parser counts from where a block began, so the reader's own place is the better one.
  return { place: document.brokenAt ?? document.placeOfLine(told) };
}
