/** `cut`, `tr`, `rev`, `nl`, `tac`, `paste`, `fold`, `column`-like work on lines and characters. */
import { type Applet, complain, isGnu } from "./applet.ts";
import { unescapeText } from "./escapes.ts";
import { linesOf, readInputs } from "./input.ts";
import { missingOperand, readOptions, tellUsage } from "./options.ts";

const cutUsage =
  "{-b|c LIST | -f LIST [-d SEP] [-s]} [-D] [-O SEP] [FILE]...\n\nPrint selected fields from FILEs to stdout\n";

/** `1,3-5,7-`: whether a place (from 1) is in it. */
function listed(list: string): ((place: number) => boolean) | undefined {
  const ranges = list.split(",").map((text) => /^(\d*)(-?)(\d*)$/.exec(text));
  if (ranges.some((range) => range === null || (range[1] === "" && range[3] === ""))) return undefined;
  return (place) =>
    ranges.some((range) => {
      const [, from = "", dash = "", to = ""] = range ?? [];
      if (dash === "") return place === Number(from);
      return place >= Number(from === "" ? 1 : from) && (to === "" || place <= Number(to));
    });
}

export const cut: Applet = {
  names: ["cut"],
  usage: cutUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "b:c:f:d:snDO:",
      long: {
        fields: "f",
        delimiter: "d",
        characters: "c",
        bytes: "b",
        "only-delimited": "s",
        "output-delimiter": "O",
      },
      usage: cutUsage,
    });
    if (typeof options === "number") return options;
    const list = options.value("f") ?? options.value("c") ?? options.value("b");
    if (list === undefined) {
      yield* complain(
        call,
        isGnu(call)
          ? "you must specify a list of bytes, characters, or fields"
          : "expected a list of bytes, characters, or fields",
      );
      return yield* tellUsage(call, { usage: cutUsage }, 1);
    }
    const keeps = listed(list);
    if (keeps === undefined) {
      yield* complain(call, isGnu(call) ? `invalid field value '${list}'` : `invalid range ${list}`);
      return 1;
    }
    const separator = options.value("d") ?? "\t";
    const joiner = options.value("O") ?? (options.has("f") ? separator : "");
    const { inputs, status } = yield* readInputs(call, options.operands);
    for (const line of inputs.flatMap((input) => linesOf(input.text))) {
      const whole = options.has("f") && !line.includes(separator);
      if (whole && options.has("s")) continue;
      const parts = options.has("f") ? line.split(separator) : [...line];
      yield* call.process.print(`${whole ? line : parts.filter((_, at) => keeps(at + 1)).join(joiner)}\n`);
    }
    return status;
  },
};

const classes: Readonly<Record<string, string>> = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  digit: "0123456789",
  space: " \t\n\v\f\r",
  blank: " \t",
  punct: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
  alpha: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
  alnum: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
  xdigit: "0123456789abcdefABCDEF",
};

/** `a-z`, `[:upper:]`, `\n`: the characters one by one. */
function characters(set: string): readonly string[] {
  const text = unescapeText(set, "format").text;
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const named = /^\[:(\w+):\]/.exec(text.slice(at));
    const known = named === null ? undefined : classes[named[1] ?? ""];
    if (named !== null && known !== undefined) {
      found.push(...known);
      at += named[0].length - 1;
    } else if (text[at + 1] === "-" && at + 2 < text.length) {
      const [from, to] = [text.charCodeAt(at), text.charCodeAt(at + 2)];
      for (let code = from; code <= to; code++) found.push(String.fromCharCode(code));
      at += 2;
    } else found.push(text[at] ?? "");
  }
  return found;
}

export const tr: Applet = {
  names: ["tr"],
  usage:
    "[-cds] STRING1 [STRING2]\n\nTranslate, squeeze, or delete characters from stdin, writing to stdout\n",
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "cCdst",
      long: { delete: "d", "squeeze-repeats": "s", complement: "c" },
      usage: "[-cds] STRING1 [STRING2]\n",
      stopAtOperand: true,
    });
    if (typeof options === "number") return options;
    const [first, second] = options.operands;
    if (first === undefined) return yield* missingOperand(call, "[-cds] STRING1 [STRING2]\n");
    const from = characters(first);
    const inFirst = new Set(from);
    const selected = (character: string) => inFirst.has(character) !== (options.has("c") || options.has("C"));
    const to = second === undefined ? [] : characters(second);
    const targets = new Map(
      from.map((character, at) => [character, to[Math.min(at, to.length - 1)] ?? ""]).reverse() as [
        string,
        string,
      ][],
    );
    const complemented = options.has("c") || options.has("C");
    const translate = (character: string): string => {
      if (!selected(character) || second === undefined || options.has("d")) return character;
      return complemented ? (to.at(-1) ?? "") : (targets.get(character) ?? character);
    };
    const squeezed = new Set(second === undefined ? from : to);
    let last = "";
    for (let text = yield* call.process.read(0); text !== undefined; text = yield* call.process.read(0)) {
      let result = "";
      for (const character of text) {
        if (options.has("d") && selected(character)) continue;
        const next = translate(character);
        const squeezes =
          options.has("s") && next === last && (second === undefined ? selected(next) : squeezed.has(next));
        if (!squeezes) result += next;
        last = next;
      }
      yield* call.process.print(result);
    }
    return 0;
  },
};

/** An applet that turns each text into another. */
const filter = (names: readonly string[], change: (text: string) => string): Applet => ({
  names,
  *run(call) {
    const { inputs, status } = yield* readInputs(
      call,
      call.args.filter((arg) => !/^-[a-z]/.test(arg)),
    );
    for (const input of inputs) yield* call.process.print(change(input.text));
    return status;
  },
});

const eachLine = (text: string, change: (line: string) => string): string =>
  linesOf(text)
    .map((line) => `${change(line)}\n`)
    .join("");

export const rev = filter(["rev"], (text) => eachLine(text, (line) => [...line].reverse().join("")));
export const tac = filter(["tac"], (text) =>
  [...linesOf(text)]
    .reverse()
    .map((line) => `${line}\n`)
    .join(""),
);
export const nl = filter(["nl"], (text) => {
  let number = 0;
  return eachLine(text, (line) => {
    if (line === "") return "       ";
    number += 1;
    return `${String(number).padStart(6)}\t${line}`;
  });
});

export const paste: Applet = {
  names: ["paste"],
  *run(call) {
    const options = yield* readOptions(call, { letters: "sd:", usage: "[-s] [-d LIST] [FILE]...\n" });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands);
    const separator = unescapeText(options.value("d") ?? "\t", "format").text.charAt(0);
    const columns = inputs.map((input) => linesOf(input.text));
    const rows = options.has("s")
      ? columns
      : Array.from({ length: Math.max(0, ...columns.map((column) => column.length)) }, (_, at) =>
          columns.map((column) => column[at] ?? ""),
        );
    for (const row of rows) yield* call.process.print(`${row.join(separator)}\n`);
    return status;
  },
};
