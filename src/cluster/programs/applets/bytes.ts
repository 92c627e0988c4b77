/** Bytes as text again. */

/** Bytes that are no UTF-8 become characters of the same number. */
export function textOfBytes(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    const rest = bytes.slice(at + 1, at + 1 + more);
    if (more === 0 || rest.length < more || rest.some((byte) => (byte & 0xc0) !== 0x80)) {
      text += String.fromCharCode(first);
      at += 1;
      continue;
    }
    text += String.fromCodePoint(
      rest.reduce((code, byte) => (code << 6) | (byte & 63), first & (0x3f >> more)),
    );
    at += more + 1;
  }
  return text;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function base64Of(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let place = 0; place < 4; place++) {
      text += at + place > bytes.length ? "=" : alphabet.charAt((group >> (18 - 6 * place)) & 63);
    }
  }
  return text;
}

/** `undefined` where a character does not belong there. */
export function bytesOfBase64(text: string): number[] | undefined {
  const letters = text.replace(/\s/g, "").replace(/=+$/, "");
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of letters) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return bytes;
}
