/** MD5, SHA-1 and SHA-256 of bytes, in hexadecimal digits (RFC 1321, FIPS 180-4). */

const rotateLeft = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
const rotateRight = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The message with its padding and its length at the end. */
function padded(bytes: readonly number[], littleEndian: boolean): readonly number[] {
  const result = [...bytes, 0x80];
  while (result.length % 64 !== 56) result.push(0);
  const bits = bytes.length * 8;
  const length = [
    0,
    0,
    0,
    Math.floor(bits / 2 ** 32),
    bits >>> 24,
    (bits >>> 16) & 255,
    (bits >>> 8) & 255,
    bits & 255,
  ];
  return [...result, ...(littleEndian ? [...length].reverse() : length)];
}

function word(bytes: readonly number[], at: number, littleEndian: boolean): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(at, at + 4);
  return littleEndian ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d;
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");

const md5Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const md5Constants = Array.from(
  { length: 64 },
  (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32) | 0,
);

export function md5(message: readonly number[]): string {
  const bytes = padded(message, true);
  let state: readonly number[] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < bytes.length; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mix = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
      const place = [step, (5 * step + 1) % 16, (3 * step + 5) % 16, (7 * step) % 16][round] ?? 0;
      const sum = (a + mix + (md5Constants[step] ?? 0) + word(bytes, block + place * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, md5Shifts[round * 4 + (step % 4)] ?? 0)) | 0];
    }
    state = [a, b, c, d].map((value, at) => (value + (state[at] ?? 0)) | 0);
  }
  return state
    .map((value) =>
      hex(((value & 255) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)),
    )
    .join("");
}

export function sha1(message: readonly number[]): string {
  const bytes = padded(message, false);
  let state: readonly number[] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  for (let block = 0; block < bytes.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, at) => word(bytes, block + at * 4, false));
    for (let at = 16; at < 80; at++)
      words.push(
        rotateLeft(
          (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0),
          1,
        ),
      );
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let step = 0; step < 80; step++) {
      const round = Math.floor(step / 20);
      const mix = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][round] ?? 0;
      const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][round] ?? 0;
      [a, b, c, d, e] = [
        (rotateLeft(a, 5) + mix + e + constant + (words[step] ?? 0)) | 0,
        a,
        rotateLeft(b, 30),
        c,
        d,
      ];
    }
    state = [a, b, c, d, e].map((value, at) => (value + (state[at] ?? 0)) | 0);
  }
  return state.map(hex).join("");
}

const primes = Array.from({ length: 312 }, (_, at) => at).filter((number) => {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return number > 1;
});
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
const sha256Constants = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));
const sha256Start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

export function sha256(message: readonly number[]): string {
  const bytes = padded(message, false);
  let state: readonly number[] = sha256Start;
  for (let block = 0; block < bytes.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, at) => word(bytes, block + at * 4, false));
    for (let at = 16; at < 64; at++) {
      const [near = 0, far = 0] = [words[at - 2], words[at - 15]];
      const low = rotateRight(far, 7) ^ rotateRight(far, 18) ^ (far >>> 3);
      const high = rotateRight(near, 17) ^ rotateRight(near, 19) ^ (near >>> 10);
      words.push(((words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high) | 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let step = 0; step < 64; step++) {
      const sum = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const first = (h + sum + ((e & f) ^ (~e & g)) + (sha256Constants[step] ?? 0) + (words[step] ?? 0)) | 0;
      const second =
        ((rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    state = [a, b, c, d, e, f, g, h].map((value, at) => (value + (state[at] ?? 0)) | 0);
  }
  return state.map(hex).join("");
}
