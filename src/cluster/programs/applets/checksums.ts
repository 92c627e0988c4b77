/** `md5sum`, `sha1sum`, `sha256sum`, `cksum`-like tools; `base64`; `od`, `hexdump`, `xxd`, `strings`. */
import { utf8Bytes } from "#api";
import { type Applet, complain, isGnu } from "./applet.ts";
import { base64Of, bytesOfBase64, textOfBytes } from "./bytes.ts";
import { md5, sha1, sha256 } from "./digests.ts";
import { cannotOpen, linesOf, readInputs } from "./input.ts";
import { readOptions } from "./options.ts";

const digestOf = { md5sum: md5, sha1sum: sha1, sha256sum: sha256 } as const;

export const digests: Applet = {
  names: Object.keys(digestOf),
  usage: "[-c[sw]] [FILE]...\n\nPrint or check checksums\n",
  *run(call) {
    const digest = digestOf[call.calledAs as keyof typeof digestOf] ?? md5;
    const options = yield* readOptions(call, {
      letters: "cswb",
      long: { check: "c", status: "s" },
      usage: "[-c[sw]] [FILE]...\n",
    });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands, cannotOpen);
    if (!options.has("c")) {
      for (const { path, text } of inputs) yield* call.process.print(`${digest(utf8Bytes(text))}  ${path}\n`);
      return status;
    }
    let wrong = 0;
    for (const line of inputs.flatMap((input) => linesOf(input.text))) {
      const [, wanted, path = ""] = /^([0-9a-f]+)[ *]+(.*)$/.exec(line) ?? [];
      if (wanted === undefined) continue;
      const found = yield* readInputs(call, [path], cannotOpen);
      const [file] = found.inputs;
      const good = file !== undefined && digest(utf8Bytes(file.text)) === wanted;
      if (!good) wrong += 1;
      if (!options.has("s")) yield* call.process.print(`${path}: ${good ? "OK" : "FAILED"}\n`);
    }
    if (wrong > 0)
      yield* complain(call, `WARNING: ${wrong} computed checksum${wrong > 1 ? "s" : ""} did NOT match`);
    return wrong > 0 ? 1 : status;
  },
};

export const base64: Applet = {
  names: ["base64"],
  usage: "[-d] [-w COL] [FILE]\n\nBase64 encode or decode FILE to standard output\n",
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "dDw:i",
      long: { decode: "d", wrap: "w" },
      usage: "[-d] [-w COL] [FILE]\n",
    });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands);
    const text = inputs.map((input) => input.text).join("");
    if (options.has("d") || options.has("D")) {
      const bytes = bytesOfBase64(text);
      if (bytes !== undefined) yield* call.process.print(textOfBytes(bytes));
      else yield* complain(call, isGnu(call) ? "invalid input" : "truncated input");
      return bytes === undefined ? 1 : status;
    }
    const width = Number(options.value("w") ?? 76);
    const encoded = base64Of(utf8Bytes(text));
    yield* call.process.print(
      width === 0 ? encoded : encoded.replace(new RegExp(`.{1,${width}}`, "g"), "$&\n"),
    );
    return status;
  },
};

const hexByte = (byte: number): string => byte.toString(16).padStart(2, "0");
const visible = (byte: number): string => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".");

const escapeNames: Readonly<Record<number, string>> = {
  0: "\\0",
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
};

function odCell(byte: number, style: string): string {
  if (style === "c")
    return (
      escapeNames[byte] ??
      (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte.toString(8).padStart(3, "0"))
    ).padStart(3);
  return style === "x" ? hexByte(byte) : byte.toString(8).padStart(3, "0");
}

/** The layouts of `od -c`, `od -tx1`, `hexdump -C` and `xxd`. */
export const dumps: Applet = {
  names: ["od", "hexdump", "xxd", "hd"],
  *run(call) {
    const { calledAs, process } = call;
    const options = yield* readOptions(call, {
      letters: "cbxXCt:A:N:vn:l:p",
      usage: "[-abcdfhilovxs] [FILE]...\n",
    });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands);
    const limit = options.value("N") ?? options.value("n") ?? options.value("l");
    const all = utf8Bytes(inputs.map((input) => input.text).join(""));
    const bytes = limit === undefined ? all : all.slice(0, Number(limit));
    const style =
      options.has("c") || options.value("t")?.startsWith("c")
        ? "c"
        : options.value("t")?.startsWith("x") || options.has("x")
          ? "x"
          : "o";
    const octal = (at: number) => (options.value("A") === "n" ? "" : at.toString(8).padStart(7, "0"));
    for (let at = 0; at < bytes.length; at += 16) {
      const row = bytes.slice(at, at + 16);
      const shown = row.map(visible).join("");
      if (calledAs === "xxd") {
        const pairs = row
          .map(hexByte)
          .join("")
          .replace(/(.{4})/g, "$1 ")
          .trimEnd();
        yield* process.print(`${at.toString(16).padStart(8, "0")}: ${pairs.padEnd(40)} ${shown}\n`);
      } else if (calledAs === "hd" || options.has("C")) {
        const halves = [row.slice(0, 8), row.slice(8)].map((half) => half.map(hexByte).join(" ").padEnd(23));
        yield* process.print(`${at.toString(16).padStart(8, "0")}  ${halves.join("  ")}  |${shown}|\n`);
      } else yield* process.print(`${octal(at)} ${row.map((byte) => odCell(byte, style)).join(" ")}\n`);
    }
    const end = bytes.length;
    if (calledAs === "hd" || options.has("C")) yield* process.print(`${end.toString(16).padStart(8, "0")}\n`);
    else if (calledAs !== "xxd" && options.value("A") !== "n") yield* process.print(`${octal(end)}\n`);
    return status;
  },
};

export const strings: Applet = {
  names: ["strings"],
  *run(call) {
    const { inputs, status } = yield* readInputs(
      call,
      call.args.filter((arg) => !arg.startsWith("-")),
    );
    for (const { text } of inputs)
      for (const found of text.match(/[ -~\t]{4,}/g) ?? []) yield* call.process.print(`${found}\n`);
    return status;
  },
};
