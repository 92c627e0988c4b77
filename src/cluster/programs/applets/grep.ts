/** `grep`, `egrep`, `fgrep`. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { linesOf, readInput, readScripts } from "./input.ts";
import { type Options, readOptions, tellUsage } from "./options.ts";
import { joinPath } from "./paths.ts";
import { escapeRegex, posixRegex } from "./regular-expression.ts";

const usage =
  "[-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n\nSearch for PATTERN in FILEs (or stdin)\n";

interface Search {
  readonly call: AppletCall;
  readonly options: Options;
  readonly matches: (line: string) => readonly string[] | undefined;
  readonly named: boolean;
  readonly before: number;
  readonly after: number;
  found: boolean;
  failed: boolean;
}

export const grep: Applet = {
  names: ["grep", "egrep", "fgrep"],
  usage,
  *run(call) {
    const args = call.args.map((arg) => arg.replace(/^-(\d+)$/, "-C$1"));
    const options = yield* readOptions({ ...call, args }, { letters, long, usage, failure: 2 });
    if (typeof options === "number") return options;
    const patterns = [...options.values("e")];
    const scripts = yield* readScripts(call, options.values("f"));
    if (scripts === undefined) return 2;
    patterns.push(...scripts.flatMap(linesOf));
    const operands = [...options.operands];
    if (patterns.length === 0 && !options.has("f")) {
      const first = operands.shift();
      if (first === undefined) return yield* tellUsage(call, { usage }, 2);
      patterns.push(first);
    }
    const lines = patterns.flatMap((pattern) => pattern.split("\n"));
    const matches = matcher(call, options, lines);
    if (matches === undefined) {
      yield* complain(
        call,
        isGnu(call) ? "Unmatched [, [^, [:, [., or [=" : `bad regex '${patterns.join("\n")}'`,
      );
      return 2;
    }
    return yield* searchAll(call, options, operands, matches);
  },
};

const letters = "HhnlLoqvsrRiwFEGPxcm:A:B:C:e:f:az";
const long = {
  "ignore-case": "i",
  "invert-match": "v",
  count: "c",
  recursive: "r",
  "line-number": "n",
  quiet: "q",
  "only-matching": "o",
  "extended-regexp": "E",
  "fixed-strings": "F",
  "files-with-matches": "l",
  "word-regexp": "w",
  "line-regexp": "x",
  "after-context": "A",
  "before-context": "B",
  context: "C",
  "no-filename": "h",
  regexp: "e",
  color: "a",
  "max-count": "m",
};

function* searchAll(
  call: AppletCall,
  options: Options,
  operands: readonly string[],
  matches: Search["matches"],
): Generator<Wait, number, void> {
  const recursive = options.has("r") || options.has("R");
  const paths = operands.length === 0 ? [recursive ? "." : "-"] : operands;
  const context = options.value("C") ?? "0";
  const search: Search = {
    call,
    options,
    matches,
    named: options.has("H") || (!options.has("h") && (paths.length > 1 || recursive)),
    before: Number(options.value("B") ?? context),
    after: Number(options.value("A") ?? context),
    found: false,
    failed: false,
  };
  for (const path of paths) yield* searchPath(search, path, recursive);
  return search.found && options.has("q") ? 0 : search.failed ? 2 : search.found ? 0 : 1;
}

/** What a line matches: all its matching parts; or `undefined`. */
function matcher(
  call: AppletCall,
  options: Options,
  patterns: readonly string[],
): Search["matches"] | undefined {
  const extended = options.has("E") || options.has("P") || call.calledAs === "egrep";
  const fixed = options.has("F") || call.calledAs === "fgrep";
  const expressions: RegExp[] = [];
  for (const pattern of patterns) {
    const regex = fixed
      ? new RegExp(escapeRegex(pattern), options.has("i") ? "gi" : "g")
      : posixRegex(pattern, { extended, ignoreCase: options.has("i"), global: true });
    if (regex === undefined) return undefined;
    expressions.push(regex);
  }
  const fits = (line: string, { index = 0, 0: text = "" }: { index?: number; 0?: string }): boolean => {
    if (options.has("x")) return text.length === line.length;
    if (!options.has("w")) return true;
    return !/\w/.test(line.charAt(index - 1)) && !/\w/.test(line.charAt(index + text.length));
  };
  return (line) => {
    const found = expressions
      .flatMap((regex) => [...line.matchAll(regex)])
      .filter((match) => fits(line, match));
    if (found.length > 0 === options.has("v")) return undefined;
    return found.map((match) => match[0]);
  };
}

function* searchPath(search: Search, path: string, recursive: boolean): Generator<Wait, void, void> {
  const { call, options } = search;
  const { files } = call.process;
  yield* call.process.step();
  try {
    if (path !== "-" && files.stat(path).type === "directory") {
      if (recursive)
        for (const name of files.list(path))
          yield* searchPath(search, path === "." ? name : joinPath(path, name), true);
      else if (isGnu(call)) yield* complain(call, `${path}: Is a directory`);
      return;
    }
    if (path === "-" && search.before === 0) yield* searchInput(search);
    else yield* searchText(search, path, linesOf(yield* readInput(call.process, path)));
  } catch (error) {
    if (!(error instanceof SystemError) || error.code === "EPIPE") throw error;
    search.failed = true;
    if (!options.has("s")) yield* complain(call, `${path}: ${reasonOf(call, error)}`);
  }
}

/** Line by line, as they come: the writer may never stop. */
function* searchInput(search: Search): Generator<Wait, void, void> {
  const state = newState();
  for (
    let line = yield* search.call.process.readLine(0);
    line !== undefined;
    line = yield* search.call.process.readLine(0)
  ) {
    yield* search.call.process.step();
    if (yield* look(search, "-", line.replace(/\n$/, ""), state)) break;
  }
  yield* sum(search, "-", state);
}

interface FileState {
  number: number;
  count: number;
  /** Lines after a match that are still to be shown. */
  trailing: number;
  lastShown: number;
  held: string[];
}

const newState = (): FileState => ({ number: 0, count: 0, trailing: 0, lastShown: 0, held: [] });

function* searchText(search: Search, path: string, lines: readonly string[]): Generator<Wait, void, void> {
  const state = newState();
  for (const line of lines) if (yield* look(search, path, line, state)) break;
  yield* sum(search, path, state);
}

/** Looks at one line; true when no other is of interest. */
function* look(search: Search, path: string, line: string, state: FileState): Generator<Wait, boolean, void> {
  const { options } = search;
  state.number += 1;
  const parts = search.matches(line);
  const silent = options.has("q") || options.has("l") || options.has("L") || options.has("c");
  if (parts === undefined) {
    if (state.trailing > 0 && !silent) {
      state.trailing -= 1;
      yield* show(search, path, state.number, line, "-", state);
    } else state.held = [...state.held, line].slice(-search.before || state.held.length + 1);
    return false;
  }
  search.found = true;
  state.count += 1;
  if (!silent) {
    const held = search.before > 0 ? state.held : [];
    for (const [index, text] of held.entries())
      yield* show(search, path, state.number - held.length + index, text, "-", state);
    for (const text of options.has("o") ? parts.filter((part) => part !== "") : [line])
      yield* show(search, path, state.number, text, ":", state);
    state.trailing = search.after;
  }
  state.held = [];
  return (
    options.has("q") || options.has("l") || (options.has("m") && state.count >= Number(options.value("m")))
  );
}

function* show(
  search: Search,
  path: string,
  number: number,
  line: string,
  mark: string,
  state: FileState,
): Generator<Wait, void, void> {
  const { call, options } = search;
  if (search.before + search.after > 0 && state.lastShown > 0 && number > state.lastShown + 1)
    yield* call.process.print("--\n");
  state.lastShown = number;
  const name = search.named ? `${path === "-" ? "(standard input)" : path}${mark}` : "";
  yield* call.process.print(`${name}${options.has("n") ? `${number}${mark}` : ""}${line}\n`);
}

function* sum(search: Search, path: string, state: FileState): Generator<Wait, void, void> {
  const { call, options } = search;
  const name = path === "-" ? "(standard input)" : path;
  if (options.has("q")) return;
  if (options.has("c")) yield* call.process.print(`${search.named ? `${name}:` : ""}${state.count}\n`);
  else if (options.has("l") && state.count > 0) yield* call.process.print(`${name}\n`);
  else if (options.has("L") && state.count === 0) yield* call.process.print(`${name}\n`);
}
