/** Base64 of a text's UTF-8 bytes, as Secrets hold them. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function utf8(text: string): readonly number[] {
  return (
    encodeURIComponent(text)
      .match(/%[0-9A-F]{2}|[^%]/g)
      ?.map((part) => (part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0))) ?? []
  );
}

export function base64(text: string): string {
  const bytes = utf8(text);
  let encoded = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const letters = four.map((six) => alphabet[six]).join("");
    encoded += letters.slice(0, Math.min(4, bytes.length - at + 1)).padEnd(4, "=");
  }
  return encoded;
}
