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
  const number = (purpose: string, owner: string): number => mix(hash(`${seed} ${purpose} ${owner}`));
  const hex = (length: number, purpose: string, owner: string): string => {
    const state = hash(`${seed} ${purpose} ${owner}`);
    let digits = "";
    for (let part = 0; digits.length < length; part++) digits += eightDigits(mix(state + part * GOLDEN));
    return digits.slice(0, length);
  };
  return {
    number,
    hex,
    suffix: (length, purpose, owner) => {
      const state = hash(`${seed} ${purpose} ${owner}`);
      let letters = "";
      for (let part = 0; part < length; part++)
        letters += SAFE_LETTERS[mix(state + part * GOLDEN) % SAFE_LETTERS.length];
      return letters;
    },
    uuid: (purpose, owner) => {
      const digits = hex(32, purpose, owner);
      const variant = "89ab"[Number.parseInt(digits[16]!, 16) % 4];
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
  };
}

/** The golden ratio's bits: neighbouring draws of one owner land far apart. */
const GOLDEN = 0x9e3779b9;

const eightDigits = (value: number): string => (value + 0x1_0000_0000).toString(16).slice(1);

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
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
