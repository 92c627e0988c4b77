/** Keys and values from `--from-literal`, `--from-file` and `--from-env-file`. */
import type { Process } from "#cluster";
import { fail } from "../../failure.ts";
import type { Flag } from "../../flags/flag.ts";
import { array } from "../../flags/flag.ts";
import type { Call } from "../../verb.ts";

export const dataFlags: readonly Flag[] = [
  array("from-literal", "Specify a key and literal value to insert (i.e. mykey=somevalue)"),
  array("from-file", "Key file can be specified using its file path, or a directory, or key=path."),
  array("from-env-file", "Specify the path to a file to read lines of key=val pairs."),
];

type Entry = readonly [key: string, value: string];

const isKey = (key: string) => /^[-._a-zA-Z0-9]+$/.test(key);

function literalEntry(literal: string): Entry {
  const sign = literal.indexOf("=");
  if (sign <= 0) fail(`invalid literal source ${literal}, expected key=value`);
  const value = literal.slice(sign + 1);
  const isQuoted = /^(["']).*\1$/s.test(value) && value.length > 1;
  return [literal.slice(0, sign), isQuoted ? value.slice(1, -1) : value];
}

function fileEntries(process: Process, source: string): readonly Entry[] {
  const parts = source.split("=");
  if (parts.length > 2) fail("key names or file paths cannot contain '='");
  const [first = "", second] = parts;
  if (source.startsWith("=")) fail(`key name for file path ${second} missing`);
  if (source.endsWith("=")) fail(`file path for key name ${first} missing`);
  const path = second ?? first;
  if (!process.files.exists(path)) fail(`error reading ${path}: no such file or directory`);
  const base = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  if (process.files.stat(path).type !== "directory") {
    return [[second === undefined ? base(path) : first, process.files.read(path)]];
  }
  if (second !== undefined) fail("cannot give a key name for a directory path");
  return process.files
    .list(path)
    .map((name) => [name, `${path.replace(/\/$/, "")}/${name}`] as const)
    .filter(([name, file]) => process.files.stat(file).type === "file" && isKey(name))
    .map(([name, file]): Entry => [name, process.files.read(file)]);
}

function envEntries(process: Process, path: string): readonly Entry[] {
  if (!process.files.exists(path)) fail(`error reading ${path}: no such file or directory`);
  const lines = process.files
    .read(path)
    .split("\n")
    .map((line) => line.trimStart());
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line): Entry => {
      const sign = line.indexOf("=");
      return sign < 0 ? [line, process.env.get(line) ?? ""] : [line.slice(0, sign), line.slice(sign + 1)];
    });
}

/** Every key with its value; a key may come but once. `name` is that of the object. */
export function dataOf(call: Call, name: string, what: string): Readonly<Record<string, string>> {
  const { flags, process } = call;
  if (flags.given("from-env-file") && (flags.given("from-file") || flags.given("from-literal"))) {
    fail("from-env-file cannot be combined with from-file or from-literal");
  }
  const entries = [
    ...flags.list("from-file").flatMap((source) => fileEntries(process, source)),
    ...flags.list("from-env-file").flatMap((path) => envEntries(process, path)),
    ...flags.list("from-literal").map(literalEntry),
  ];
  const data: Record<string, string> = {};
  for (const [key, value] of entries) {
    if (!isKey(key)) {
      fail(
        `"${key}" is not a valid key name for a ${what}: a valid config key must consist of alphanumeric ` +
          "characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for " +
          "validation is '[-._a-zA-Z0-9]+')",
      );
    }
    if (key in data)
      fail(`cannot add key "${key}", another key by that name already exists in Data for ${what} "${name}"`);
    data[key] = value;
  }
  return data;
}
