/** Base64, which holds the data of Secrets. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** How many bytes the text stands for. */
export function base64Length(text: string): number {
  return Math.floor((text.replace(/[=\s]/g, "").length * 3) / 4);
}

function bytesOf(text: string): readonly number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.replace(/[=\s]/g, "")) {
    bits = (bits << 6) | Math.max(0, ALPHABET.indexOf(character));
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
    bits &= (1 << held) - 1;
  }
  return bytes;
}

/** The text behind base64, read as UTF-8. */
export function decodeBase64(text: string): string {
  const escaped = bytesOf(text).map((byte) => `%${byte.toString(16).padStart(2, "0")}`);
  try {
    return decodeURIComponent(escaped.join(""));
  } catch {
    // Bytes that are no UTF-8 are shown one by one.
    return String.fromCharCode(...bytesOf(text));
  }
}
