/** Puts a problem's fix into the text it was found in, which may have changed since. */
import type { Fix, Problem } from "./problem.ts";

/**
 * Where on its line (from 0) the text stands that a fix takes away; `undefined` when it is not there any
 * more.
 */
export function wrongTextAt(line: string, { columns, fix }: Problem): number | undefined {
  if (!fix) return undefined;
  const near = columns ? line.indexOf(fix.from, columns.from - 1) : -1;
  const at = near < 0 ? line.indexOf(fix.from) : near;
  return at < 0 ? undefined : at;
}

/** The text as it would be right; the text itself where there is nothing to fix. */
export function withFix(text: string, problem: Problem): string {
  const lines = text.split("\n");
  const line = lines[problem.line - 1] ?? "";
  const at = wrongTextAt(line, problem);
  const { fix } = problem;
  if (at === undefined || !fix) return text;
  lines[problem.line - 1] = line.slice(0, at) + fix.to + line.slice(at + fix.from.length);
  return lines.join("\n");
}

/** What a fix puts there, in one line; spaces in quotes, since nobody would see them. */
export function fixLabel({ to }: Fix): string {
  const [line = ""] = to.trim().split("\n");
  return line === "" ? JSON.stringify(to) : line;
}
