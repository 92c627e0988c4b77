/** Backslash sequences as `echo -e` and `printf` know them. */

const letters: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/**
 * @param style `echo` and `%b` write octal as `\0101`, a printf format as `\101`
 * @returns the text, and whether `\c` cut it short
 */
export function unescapeText(text: string, style: "echo" | "format"): { text: string; stops: boolean } {
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    const next = text[at + 1];
    if (character !== "\\" || next === undefined) {
      result += character;
      continue;
    }
    const rest = text.slice(at + 1);
    const octal = (style === "echo" ? /^0([0-7]{0,3})|^([1-7][0-7]{0,2})/ : /^([0-7]{1,3})/).exec(rest);
    const hexadecimal = /^x([0-9a-fA-F]{1,2})/.exec(rest);
    if (next === "c") return { text: result, stops: true };
    if (octal !== null) {
      result += String.fromCharCode(Number.parseInt(octal[1] || octal[2] || "0", 8) & 255);
      at += octal[0].length;
    } else if (hexadecimal !== null) {
      result += String.fromCharCode(Number.parseInt(hexadecimal[1] ?? "0", 16));
      at += hexadecimal[0].length;
    } else {
      result += letters[next] ?? `\\${next}`;
      at += 1;
    }
  }
  return { text: result, stops: false };
}
