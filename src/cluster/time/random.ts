/**
 * Chance that can be repeated: a number from a seed, a purpose and an owner, with no counter shared between
 * draws.
 */

/**
 * The letters Kubernetes draws names from: no vowels, nothing that looks like another.
 * `k8s.io/apimachinery/pkg/util/rand`.
 */
const SAFE_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

export interface Random {
  /** An unsigned 32-bit number. */
  number(purpose: string, owner: string): number;
  /** A suffix as the API server and the controllers draw it. */
  suffix(length: number, purpose: string, owner: string): string;
  /** A version 4 UUID. */
  uuid(purpose: string, owner: string): string;
  /** Hexadecimal digits. */
  hex(length: number, purpose: string, owner: string): string;
}

export function randomFrom(seed: number): Random {
  const starts = new Map<string, number>();
  const stateOf = (purpose: string, owner: string): number => {
    let start = starts.get(purpose);
    if (start === undefined) {
      start = hash(BASIS, `${seed} ${purpose} `);
      starts.set(purpose, start);
    }
    return hash(start, owner);
  };
  return {
    number: (purpose, owner) => mix(stateOf(purpose, owner)),
    hex: (length, purpose, owner) => {
      const state = stateOf(purpose, owner);
      for (let at = 0; at < length; at += 8) spell(mix(state + (at >>> 3) * GOLDEN), at, 8);
      return spelt(length);
    },
    suffix: (length, purpose, owner) => {
      const state = stateOf(purpose, owner);
      let letters = "";
      for (let part = 0; part < length; part++)
        letters += SAFE_LETTERS[mix(state + part * GOLDEN) % SAFE_LETTERS.length];
      return letters;
    },
    uuid: (purpose, owner) => {
      const state = stateOf(purpose, owner);
      const second = (mix(state + GOLDEN) & 0xffff_0fff) | 0x4000;
      const third = (mix(state + 2 * GOLDEN) & 0x3fff_ffff) | 0x8000_0000;
      spell(mix(state), 0, 8);
      spell(second >>> 16, 9, 4);
      spell(second, 14, 4);
      spell(third >>> 16, 19, 4);
      spell(third, 24, 4);
      spell(mix(state + 3 * GOLDEN), 28, 8);
      letters[8] = letters[13] = letters[18] = letters[23] = HYPHEN;
      return spelt(36);
    },
  };
}

/** The golden ratio's bits: neighbouring draws of one owner land far apart. */
const GOLDEN = 0x9e3779b9;

/** Where identities are spelt letter by letter: joining short texts leaves one object for each of them. */
const letters: number[] = [];

const HYPHEN = 45;
const DIGIT_CODES = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** The last hexadecimal digits of a number, from that letter on. */
function spell(value: number, from: number, digits: number): void {
  for (let at = 0; at < digits; at++)
    letters[from + at] = DIGIT_CODES[(value >>> (4 * (digits - at - 1))) & 15]!;
}

function spelt(length: number): string {
  letters.length = length;
  return String.fromCharCode(...letters);
}

/** Where FNV-1a begins. */
const BASIS = 0x811c9dc5;

/** FNV-1a, going on from the state after an earlier text. */
function hash(start: number, text: string): number {
  let state = start;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}

/** Spreads every bit over all others, so that neighbouring owners get unlike numbers. */
function mix(value: number): number {
  let state = value >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
