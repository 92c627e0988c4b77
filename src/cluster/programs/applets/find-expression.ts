/** The expressions of `find`: tests and actions, joined by and, or, not. */
import type { FileStatus } from "../../processes/file-system.ts";
import type { Process } from "../../processes/process.ts";
import { matchesPattern } from "../shell/pattern.ts";
import { modeText } from "./mode-text.ts";
import { baseName } from "./paths.ts";
import { attempt, blocksOf } from "./sizes.ts";
import { groupName, userName } from "./users.ts";

export type Condition =
  | { readonly type: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly type: "not"; readonly of: Condition }
  | { readonly type: "test"; readonly holds: (path: string, status: FileStatus) => boolean }
  | { readonly type: "print"; readonly text: (path: string, status: FileStatus) => string }
  | { readonly type: "exec"; readonly words: readonly string[]; readonly batch: boolean }
  | { readonly type: "prune" | "delete" };

export interface FindPlan {
  readonly paths: readonly string[];
  readonly condition: Condition;
  readonly minDepth: number;
  readonly maxDepth: number;
  readonly childrenFirst: boolean;
  readonly follow: boolean;
}

export class FindError extends Error {}

/** Throws `FindError`. */
export function readFindPlan(args: readonly string[], process: Process, gnu: boolean): FindPlan {
  const follow = args.includes("-L") || args.includes("-follow");
  const words = args.filter((arg) => !["-L", "-H", "-P", "-follow"].includes(arg));
  const first = words.findIndex((word) => /^-.|^[!(]$/.test(word));
  const paths = first < 0 ? words : words.slice(0, first);
  const reader = new Reader(first < 0 ? [] : words.slice(first), process, gnu);
  const read = reader.whole();
  const condition: Condition = reader.acts ? read : { type: "and", left: read, right: print };
  const { minDepth, maxDepth, childrenFirst } = reader;
  return { paths: paths.length === 0 ? ["."] : paths, condition, minDepth, maxDepth, childrenFirst, follow };
}

const print: Condition = { type: "print", text: (path) => `${path}\n` };
const always: Condition = { type: "test", holds: () => true };

class Reader {
  minDepth = 0;
  maxDepth = Number.POSITIVE_INFINITY;
  childrenFirst = false;
  /** Whether there is an action: without one, what is found is printed. */
  acts = false;
  private at = 0;
  private readonly words: readonly string[];
  private readonly process: Process;
  private readonly gnu: boolean;

  constructor(words: readonly string[], process: Process, gnu: boolean) {
    this.words = words;
    this.process = process;
    this.gnu = gnu;
  }

  whole(): Condition {
    if (this.words.length === 0) return always;
    const condition = this.or();
    if (this.at < this.words.length) throw this.unknown(this.words[this.at] ?? "");
    return condition;
  }

  private takes(...texts: readonly string[]): boolean {
    if (!texts.includes(this.words[this.at] ?? "")) return false;
    this.at += 1;
    return true;
  }

  private or(): Condition {
    let left = this.and();
    while (this.takes("-o", "-or")) left = { type: "or", left, right: this.and() };
    return left;
  }

  private and(): Condition {
    let left = this.primary();
    while (this.at < this.words.length && !["-o", "-or", ")"].includes(this.words[this.at] ?? "")) {
      this.takes("-a", "-and");
      left = { type: "and", left, right: this.primary() };
    }
    return left;
  }

  private primary(): Condition {
    if (this.takes("!", "-not")) return { type: "not", of: this.primary() };
    if (this.takes("(")) {
      const inner = this.or();
      if (!this.takes(")"))
        throw new FindError(
          this.gnu ? "invalid expression; you have used a '(' without a matching ')'" : "unmatched '('",
        );
      return inner;
    }
    const word = this.words[this.at] ?? "";
    this.at += 1;
    return this.action(word) ?? this.test(word);
  }

  private unknown(word: string): FindError {
    if (word.startsWith("-"))
      return new FindError(this.gnu ? `unknown predicate '${word}'` : `unrecognized: ${word}`);
    return new FindError(this.gnu ? `paths must precede expression: '${word}'` : `unrecognized: ${word}`);
  }

  private argument(word: string): string {
    const value = this.words[this.at];
    if (value === undefined)
      throw new FindError(this.gnu ? `missing argument to '${word}'` : `requires argument: ${word}`);
    this.at += 1;
    return value;
  }

  private action(word: string): Condition | undefined {
    const actions: Readonly<Record<string, () => Condition>> = {
      "-print": () => print,
      "-print0": () => ({ type: "print", text: (path) => `${path}\0` }),
      "-ls": () => ({
        type: "print",
        text: (path, status) =>
          `${modeText(status)} ${status.links} ${userName(this.process, status.uid)} ${groupName(this.process, status.gid)} ${status.sizeBytes} ${path}\n`,
      }),
      "-printf": () => {
        const format = this.argument(word);
        return { type: "print", text: (path, status) => printed(this.process, format, path, status) };
      },
      "-prune": () => ({ type: "prune" }),
      "-delete": () => {
        this.childrenFirst = true;
        return { type: "delete" };
      },
      "-exec": () => this.exec(word),
    };
    const make = Object.hasOwn(actions, word) ? actions[word] : undefined;
    if (make !== undefined && word !== "-prune") this.acts = true;
    return make?.();
  }

  private exec(word: string): Condition {
    const end = this.words.findIndex(
      (each, index) => index >= this.at && (each === ";" || (each === "+" && this.words[index - 1] === "{}")),
    );
    if (end < 0)
      throw new FindError(this.gnu ? `missing argument to '${word}'` : `requires argument: ${word}`);
    const words = this.words.slice(this.at, end);
    this.at = end + 1;
    return { type: "exec", words, batch: this.words[end] === "+" };
  }

  private test(word: string): Condition {
    const holds = this.predicate(word);
    return { type: "test", holds };
  }

  private predicate(word: string): (path: string, status: FileStatus) => boolean {
    const { files, machine } = this.process;
    switch (word) {
      case "-name":
      case "-iname": {
        const pattern = this.argument(word);
        const fold = (text: string) => (word === "-iname" ? text.toLowerCase() : text);
        return (path) => matchesPattern(fold(pattern), fold(baseName(path)));
      }
      case "-path":
      case "-wholename": {
        const pattern = this.argument(word);
        return (path) => matchesPattern(pattern, path);
      }
      case "-regex": {
        const regex = new RegExp(`^(?:${this.argument(word)})$`);
        return (path) => regex.test(path);
      }
      case "-type": {
        const letters = this.argument(word).split(",");
        const types = {
          f: "file",
          d: "directory",
          l: "symlink",
          p: "fifo",
          s: "socket",
          c: "character-device",
          b: "block-device",
        } as Readonly<Record<string, string>>;
        return (_, status) => letters.some((letter) => types[letter] === status.type);
      }
      case "-maxdepth":
      case "-mindepth": {
        const depth = Number(this.argument(word));
        if (word === "-maxdepth") this.maxDepth = depth;
        else this.minDepth = depth;
        return () => true;
      }
      case "-depth":
        this.childrenFirst = true;
        return () => true;
      case "-xdev":
      case "-mount":
        return () => true;
      case "-empty":
        return (path, status) =>
          status.type === "directory"
            ? (attempt(() => files.list(path)) ?? []).length === 0
            : status.sizeBytes === 0;
      case "-newer": {
        const than =
          attempt(() => files.stat(word === "-newer" ? this.argument(word) : ""))?.modifiedAtMs ?? 0;
        return (_, status) => status.modifiedAtMs > than;
      }
      case "-mtime":
      case "-mmin": {
        const text = this.argument(word);
        const unit = word === "-mmin" ? 60_000 : 86_400_000;
        return (_, status) => compares(text, Math.floor((machine.now - status.modifiedAtMs) / unit));
      }
      case "-size": {
        const found = /^([-+]?\d+)([cwbkMG]?)$/.exec(this.argument(word));
        const unit =
          { "": 512, c: 1, w: 2, b: 512, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }[found?.[2] ?? ""] ?? 512;
        return (_, status) => compares(found?.[1] ?? "0", Math.ceil(status.sizeBytes / unit));
      }
      default:
        return this.ownership(word);
    }
  }

  private ownership(word: string): (path: string, status: FileStatus) => boolean {
    switch (word) {
      case "-user": {
        const name = this.argument(word);
        return (_, status) => userName(this.process, status.uid) === name || String(status.uid) === name;
      }
      case "-group": {
        const name = this.argument(word);
        return (_, status) => groupName(this.process, status.gid) === name || String(status.gid) === name;
      }
      case "-perm": {
        const text = this.argument(word);
        const mode = Number.parseInt(text.replace(/^[-/+]/, ""), 8);
        if (text.startsWith("-")) return (_, status) => (status.mode & mode) === mode;
        if (/^[/+]/.test(text)) return (_, status) => (status.mode & mode) !== 0;
        return (_, status) => (status.mode & 0o7777) === mode;
      }
      case "-true":
        return () => true;
      case "-false":
        return () => false;
      default:
        throw this.unknown(word);
    }
  }
}

/** `+3` more, `-3` less, `3` exactly. */
function compares(text: string, value: number): boolean {
  const number = Math.abs(Number(text));
  return text.startsWith("+") ? value > number : text.startsWith("-") ? value < number : value === number;
}

function printed(process: Process, format: string, path: string, status: FileStatus): string {
  const fields: Readonly<Record<string, () => string>> = {
    p: () => path,
    f: () => baseName(path),
    s: () => String(status.sizeBytes),
    m: () => (status.mode & 0o7777).toString(8),
    M: () => modeText(status),
    u: () => userName(process, status.uid),
    g: () => groupName(process, status.gid),
    k: () => String(blocksOf(status)),
    y: () => modeText(status).charAt(0).replace("-", "f"),
    l: () => status.target ?? "",
    "%": () => "%",
  };
  return format
    .replace(/%([a-zA-Z%])/g, (whole, letter: string) => fields[letter]?.() ?? whole)
    .replace(/\\n/g, "\n")
    .replace(/\\t/g, "\t")
    .replace(/\\0/g, "\0");
}
