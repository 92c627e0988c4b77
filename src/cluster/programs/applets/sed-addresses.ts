/** Which lines a command of sed is for. */
import type { Address, SedCommand } from "./sed-script.ts";

export interface Place {
  /** From 1. */
  readonly line: number;
  readonly isLast: boolean;
  readonly space: string;
}

export function matchesAddress(address: Address, { line, isLast, space }: Place): boolean {
  switch (address.type) {
    case "line":
      return line === address.line;
    case "last":
      return isLast;
    case "step":
      return address.step === 0
        ? line === address.first
        : line >= address.first && (line - address.first) % address.step === 0;
    case "match":
      address.regex.lastIndex = 0;
      return address.regex.test(space);
    default:
      return false;
  }
}

/** Remembers the ranges that have begun. */
export class SedAddresses {
  /** The line each ends with. */
  private readonly begun = new Map<SedCommand, number>();

  inRange(command: SedCommand, from: Address, to: Address, place: Place): boolean {
    const until = this.begun.get(command);
    if (until !== undefined) {
      if (to.type === "match" ? matchesAddress(to, place) : place.line >= until) this.begun.delete(command);
      return to.type === "match" || place.line <= until;
    }
    if (!matchesAddress(from, place)) return false;
    const end =
      to.type === "line" ? to.line : to.type === "more" ? place.line + to.count : Number.POSITIVE_INFINITY;
    if (end > place.line && !(to.type === "last" && place.isLast)) this.begun.set(command, end);
    return true;
  }
}
