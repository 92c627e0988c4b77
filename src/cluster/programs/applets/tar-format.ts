/** Archives in the ustar format, each byte a character: what `tar` writes and `kubectl cp` sends. */
import { utf8Bytes } from "#api";
import { textOfBytes } from "./bytes.ts";

export interface TarEntry {
  readonly path: string;
  readonly type: "file" | "directory" | "symlink";
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly content: string;
  readonly target?: string;
}

const BLOCK = 512;
const typeFlags = { file: "0", symlink: "2", directory: "5" } as const;

const raw = (text: string): string => String.fromCharCode(...utf8Bytes(text));
const octal = (value: number, width: number): string =>
  `${Math.max(0, value)
    .toString(8)
    .padStart(width - 1, "0")}\0`;
const field = (text: string, width: number): string => text.slice(0, width).padEnd(width, "\0");

/** Content as bytes, in pieces: a call takes only so many arguments. */
function rawContent(text: string): string {
  let result = "";
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + 8192);
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1)) && end < text.length) end += 1;
    result += raw(text.slice(at, end));
    at = end;
  }
  return result;
}

export function packTar(entries: readonly TarEntry[]): string {
  return `${entries.map(packEntry).join("")}${"\0".repeat(2 * BLOCK)}`;
}

function packEntry(entry: TarEntry): string {
  const content = entry.type === "file" ? rawContent(entry.content) : "";
  const path = raw(entry.type === "directory" && !entry.path.endsWith("/") ? `${entry.path}/` : entry.path);
  const split = path.length <= 100 ? -1 : path.lastIndexOf("/", 155);
  const [prefix, name] = split < 0 ? ["", path] : [path.slice(0, split), path.slice(split + 1)];
  const before =
    field(name, 100) +
    octal(entry.mode & 0o7777, 8) +
    octal(entry.uid, 8) +
    octal(entry.gid, 8) +
    octal(content.length, 12) +
    octal(entry.modified, 12);
  const after =
    typeFlags[entry.type] +
    field(raw(entry.target ?? ""), 100) +
    "ustar\x0000" +
    field("", 64) +
    octal(0, 8) +
    octal(0, 8) +
    field(prefix, 155) +
    field("", 12);
  const sum = [...`${before}        ${after}`].reduce(
    (total, character) => total + character.charCodeAt(0),
    0,
  );
  const header = `${before}${sum.toString(8).padStart(6, "0")}\0 ${after}`;
  return header + content + "\0".repeat((BLOCK - (content.length % BLOCK)) % BLOCK);
}

/** The entries; `undefined` for what is no archive. */
export function unpackTar(text: string): readonly TarEntry[] | undefined {
  const entries: TarEntry[] = [];
  let at = 0;
  while (at + BLOCK <= text.length && text[at] !== "\0") {
    const header = text.slice(at, at + BLOCK);
    if (header.slice(257, 262) !== "ustar") return undefined;
    const read = (from: number, width: number) => header.slice(from, from + width).split("\0")[0] ?? "";
    const number = (from: number, width: number) => Number.parseInt(read(from, width).trim() || "0", 8);
    const size = number(124, 12);
    const flag = header[156];
    const prefix = read(345, 155);
    const path = decoded(prefix === "" ? read(0, 100) : `${prefix}/${read(0, 100)}`);
    const type = flag === "5" ? "directory" : flag === "2" ? "symlink" : "file";
    at += BLOCK;
    const content = decoded(text.slice(at, at + size));
    at += Math.ceil(size / BLOCK) * BLOCK;
    const target = type === "symlink" ? { target: decoded(read(157, 100)) } : {};
    entries.push({
      path,
      type,
      mode: number(100, 8),
      uid: number(108, 8),
      gid: number(116, 8),
      modified: number(136, 12),
      content,
      ...target,
    });
  }
  return entries.length > 0 || text.startsWith("\0") ? entries : undefined;
}

const decoded = (text: string): string => {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return textOfBytes([...text].map((character) => character.charCodeAt(0)));
};
