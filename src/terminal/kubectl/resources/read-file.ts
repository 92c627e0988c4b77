/** Finds the files of `-f`: a path, a folder, a pattern, or `-` for standard input. */
import type { Process, Wait } from "#cluster";
import { fail } from "../failure.ts";

export interface FileText {
  /** As messages name it. */
  readonly source: string;
  readonly text: string;
}

const extensions = [".json", ".yaml", ".yml"];

const isReadable = (name: string) => extensions.some((extension) => name.endsWith(extension));

/** Files of a folder in order of name; folders inside it only with `--recursive`. */
function filesIn(process: Process, folder: string, recursive: boolean): readonly string[] {
  return process.files.list(folder).flatMap((name) => {
    const path = `${folder.replace(/\/$/, "")}/${name}`;
    if (process.files.stat(path).type === "directory") return recursive ? filesIn(process, path, true) : [];
    return isReadable(name) ? [path] : [];
  });
}

/** `*.yaml` means what the shell would have made of it (`expandIfFilePattern`). */
function matches(process: Process, path: string): readonly string[] {
  if (!/[*?[]/.test(path) || process.files.exists(path)) return [path];
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? "." : path.slice(0, slash) || "/";
  const quoted = path.slice(slash + 1).replace(/[.+^${}()|\\]/g, "\\$&");
  const pattern = new RegExp(`^${quoted.replaceAll("*", ".*").replaceAll("?", ".")}$`);
  const names = process.files.exists(folder) ? process.files.list(folder) : [];
  const found = names.filter((name) => pattern.test(name));
  return found.length === 0 ? [path] : found.map((name) => path.slice(0, slash + 1) + name);
}

/** The paths a word of `-f` stands for; fails where there is nothing. */
function pathsOf(process: Process, word: string, recursive: boolean): readonly string[] {
  return matches(process, word).flatMap((path) => {
    if (!process.files.exists(path)) fail(`the path "${path}" does not exist`);
    if (process.files.stat(path).type !== "directory") return [path];
    const files = filesIn(process, path, recursive);
    if (files.length === 0) {
      fail(`error reading [${path}]: recognized file extensions are [${extensions.join(" ")}]`);
    }
    return files;
  });
}

const hostOf = (address: string) => address.replace(/^https?:\/\//, "").split(/[/:]/)[0]!;

/** Reads every file of `-f`, in order. Fails before reading where one is missing. */
export function* readFileTexts(
  process: Process,
  words: readonly string[],
  recursive: boolean,
): Generator<Wait, readonly FileText[], void> {
  const found = words.flatMap((word): readonly string[] => {
    if (!/^https?:\/\//.test(word)) return word === "-" ? [word] : pathsOf(process, word, recursive);
    return fail(`unable to read URL "${word}": dial tcp: lookup ${hostOf(word)}: no such host`);
  });
  const texts: FileText[] = [];
  for (const path of found) {
    if (path === "-") texts.push({ source: "STDIN", text: yield* process.readAll(0) });
    else texts.push({ source: path, text: process.files.read(path) });
  }
  return texts;
}
