/** `umask`, `ulimit`, `times`, `hash`: what a process is allowed, mostly only told. */
import { ShellError } from "../shell-error.ts";
import type { Builtin } from "./builtin.ts";

export const umask: Builtin = function* (shell, [mask]) {
  const { process } = shell;
  if (mask === undefined || mask === "-S") {
    const bits = (shift: number) =>
      ["r", "w", "x"].filter((_, bit) => !((process.umask >> shift) & (4 >> bit))).join("");
    const text =
      mask === undefined
        ? process.umask.toString(8).padStart(4, "0")
        : `u=${bits(6)},g=${bits(3)},o=${bits(0)}`;
    yield* process.print(`${text}\n`);
    return 0;
  }
  if (!/^[0-7]{1,4}$/.test(mask)) throw new ShellError(`Illegal number: ${mask}`);
  process.umask = Number.parseInt(mask, 8);
  return 0;
};

const limits: Readonly<Record<string, string>> = {
  f: "unlimited",
  t: "unlimited",
  d: "unlimited",
  s: "8192",
  c: "0",
  m: "unlimited",
  l: "8192",
  p: "unlimited",
  n: "1048576",
  v: "unlimited",
  u: "unlimited",
};

export const ulimit: Builtin = function* (shell, args) {
  const letter = args.find((arg) => /^-[a-zA-Z]+$/.test(arg))?.replace(/[-HS]/g, "") ?? "f";
  if (args.some((arg) => /^(?:\d+|unlimited)$/.test(arg))) return 0;
  yield* shell.process.print(`${limits[letter] ?? "unlimited"}\n`);
  return 0;
};

export const times: Builtin = function* (shell) {
  yield* shell.process.print("0m0.00s 0m0.00s\n0m0.00s 0m0.00s\n");
  return 0;
};
