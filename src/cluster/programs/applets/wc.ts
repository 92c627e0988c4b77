/** `wc`. */

import { utf8Length } from "#api";
import { type Applet, isGnu } from "./applet.ts";
import { readInputs } from "./input.ts";
import { readOptions } from "./options.ts";

const usage = "[-cmlwL] [FILE]...\n\nCount lines, words, and bytes for FILEs (or stdin)\n";

export const wc: Applet = {
  names: ["wc"],
  usage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "cmlwL",
      long: { bytes: "c", chars: "m", lines: "l", words: "w", "max-line-length": "L" },
      usage,
    });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands);
    const wanted = ["l", "w", "m", "c", "L"].filter((letter) => options.has(letter));
    const columns = wanted.length > 0 ? wanted : ["l", "w", "c"];
    const rows = inputs.map(({ path, text }) => ({
      name: options.operands.length === 0 ? "" : path,
      counts: columns.map((letter) => count(letter, text)),
    }));
    if (rows.length > 1)
      rows.push({
        name: "total",
        counts: columns.map((_, at) => rows.reduce((sum, row) => sum + (row.counts[at] ?? 0), 0)),
      });
    const widest = Math.max(1, ...rows.flatMap((row) => row.counts.map((each) => String(each).length)));
    // Busybox pads to nine where there are several columns; GNU as far as it must, or to seven for a pipe.
    const gnuWidth =
      columns.length === 1 && rows.length === 1 ? 1 : options.operands.length === 0 ? 7 : widest;
    const width = isGnu(call) ? gnuWidth : columns.length > 1 || options.operands.length > 1 ? 9 : 1;
    for (const { name, counts } of rows) {
      const numbers = counts.map((each) => String(each).padStart(width)).join(" ");
      yield* call.process.print(`${numbers}${name === "" ? "" : ` ${name}`}\n`);
    }
    return status;
  },
};

function count(letter: string, text: string): number {
  if (letter === "l") return text.split("\n").length - 1;
  if (letter === "w") return text.split(/\s+/).filter((word) => word !== "").length;
  if (letter === "m") return [...text].length;
  return letter === "c" ? utf8Length(text) : Math.max(0, ...text.split("\n").map((line) => line.length));
}
