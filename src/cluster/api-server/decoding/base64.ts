/** Base64 as Go's `encoding/base64` reads it: where the first wrong byte is, and how many bytes come out. */

const alphabet = /[A-Za-z0-9+/]/;

/** The index of the byte that Go complains about, or `undefined` for good base64. */
export function corruptBase64At(text: string): number | undefined {
  let inGroup = 0;
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (letter === "\n" || letter === "\r") {
      at += 1;
    } else if (alphabet.test(letter)) {
      inGroup = (inGroup + 1) % 4;
      at += 1;
    } else if (letter === "=") {
      return corruptPaddingAt(text, at, inGroup);
    } else {
      return at;
    }
  }
  return inGroup === 0 ? undefined : text.length - inGroup;
}

function corruptPaddingAt(text: string, at: number, inGroup: number): number | undefined {
  if (inGroup < 2) return at;
  let next = afterNewlines(text, at + 1);
  if (inGroup === 2) {
    if (next === text.length) return text.length;
    if (text[next] !== "=") return next - 1;
    next = afterNewlines(text, next + 1);
  }
  return next < text.length ? next : undefined;
}

function afterNewlines(text: string, from: number): number {
  let at = from;
  while (text[at] === "\n" || text[at] === "\r") at += 1;
  return at;
}

/** How many bytes base64 text holds. */
export function base64Length(text: string): number {
  const letters = text.replace(/[^A-Za-z0-9+/]/g, "").length;
  return Math.floor((letters * 3) / 4);
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of text in UTF-8, as the server stores a Secret's `stringData`. */
export function encodeBase64(text: string): string {
  const bytes = utf8Bytes(text);
  let encoded = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    encoded += letters[(group >> 18) & 63] ?? "";
    encoded += letters[(group >> 12) & 63] ?? "";
    encoded += second === undefined ? "=" : letters[(group >> 6) & 63];
    encoded += third === undefined ? "=" : letters[group & 63];
  }
  return encoded;
}

function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}
