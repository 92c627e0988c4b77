/** `read`: one line into variables. */
import type { Shell } from "../shell.ts";
import type { Builtin } from "./builtin.ts";

interface ReadOptions {
  readonly raw: boolean;
  readonly prompt: string | undefined;
  readonly names: readonly string[];
}

function parse(args: readonly string[]): ReadOptions {
  let raw = false;
  let prompt: string | undefined;
  let at = 0;
  for (; at < args.length; at++) {
    const found = /^-([rspntdua]+)$/.exec(args[at] ?? "");
    if (found === null) break;
    const letters = found[1] ?? "";
    if (letters.includes("r")) raw = true;
    if (/[pntdu]$/.test(letters)) {
      at += 1;
      if (letters.endsWith("p")) prompt = args[at];
    }
  }
  const names = args.slice(at);
  return { raw, prompt, names: names.length === 0 ? ["REPLY"] : names };
}

export const read: Builtin = function* (shell, args) {
  const { raw, prompt, names } = parse(args);
  if (prompt !== undefined && shell.process.descriptors.get(0)?.isTerminal)
    yield* shell.process.complain(prompt);
  let line = "";
  let ended = false;
  for (;;) {
    const more = yield* shell.process.readLine(0);
    if (more === undefined || !more.endsWith("\n")) ended = true;
    line += (more ?? "").replace(/\n$/, "");
    if (ended || raw || !/(?:^|[^\\])(?:\\\\)*\\$/.test(line)) break;
    line = line.slice(0, -1);
    yield* shell.process.step();
  }
  assign(shell, names, raw ? line : line.replace(/\\([\s\S])/g, "$1"));
  return ended ? 1 : 0;
};

/** The last name takes the rest of the line. */
function assign(shell: Shell, names: readonly string[], line: string): void {
  const separators = shell.variables.get("IFS") ?? " \t\n";
  const blank = (character: string) => separators.includes(character) && " \t\n".includes(character);
  let rest = line;
  const trim = () => {
    while (rest !== "" && blank(rest.charAt(0))) rest = rest.slice(1);
  };
  if (names[0] === "REPLY" && names.length === 1) {
    shell.variables.set("REPLY", line);
    return;
  }
  trim();
  names.forEach((name, index) => {
    if (index === names.length - 1) {
      let end = rest.length;
      while (end > 0 && blank(rest.charAt(end - 1))) end -= 1;
      shell.variables.set(name, rest.slice(0, end));
      return;
    }
    let end = 0;
    while (end < rest.length && !separators.includes(rest.charAt(end))) end += 1;
    shell.variables.set(name, rest.slice(0, end));
    rest = rest.slice(end);
    trim();
    if (rest !== "" && separators.includes(rest.charAt(0))) {
      rest = rest.slice(1);
      trim();
    }
  });
}
