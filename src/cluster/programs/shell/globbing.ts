/** Finds the files a pattern stands for. */
import type { FileSystem } from "../../processes/file-system.ts";
import { SystemError } from "../../processes/system-error.ts";
import { hasPattern, matchesPattern, unescapePattern } from "./pattern.ts";

/** The paths that match, in order of character codes; none when nothing matches. */
export function pathsMatching(files: FileSystem, pattern: string): readonly string[] {
  const absolute = pattern.startsWith("/");
  const segments = pattern.split("/").filter((segment) => segment !== "");
  let paths = [absolute ? "/" : ""];
  segments.forEach((segment, index) => {
    const more = index < segments.length - 1 || pattern.endsWith("/");
    paths = paths.flatMap((path) => step(files, path, segment, more));
  });
  return (pattern.endsWith("/") && segments.length > 0 ? paths.map((path) => `${path}/`) : paths).sort(
    byCode,
  );
}

const byCode = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function step(files: FileSystem, directory: string, segment: string, more: boolean): string[] {
  const prefix = directory === "" || directory === "/" ? directory : `${directory}/`;
  if (!hasPattern(segment)) {
    const path = prefix + unescapePattern(segment);
    return attempt(() => files.lstat(path)) === undefined ? [] : [path];
  }
  const names = attempt(() => files.list(directory === "" ? "." : directory)) ?? [];
  return names
    .filter((name) => (!name.startsWith(".") || /^\\?\./.test(segment)) && matchesPattern(segment, name))
    .map((name) => prefix + name)
    .filter((path) => !more || attempt(() => files.stat(path))?.type === "directory");
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
