/** What a command line gave for the flags of its verb. */
import { parseDurationMs } from "./duration.ts";
import type { Flag } from "./flag.ts";

export interface FlagValues {
  /** Whether the flag stood on the command line. */
  given(name: string): boolean;
  /** The value, or what the flag is without one, or "". */
  text(name: string): string;
  isOn(name: string): boolean;
  /** Every value of a repeated flag. */
  list(name: string): readonly string[];
  number(name: string): number;
  /** In milliseconds. */
  durationMs(name: string): number;
}

/** `raw` holds the values by name, in the order they were given. */
export function flagValues(flags: readonly Flag[], raw: ReadonlyMap<string, readonly string[]>): FlagValues {
  const flagNamed = (name: string) => flags.find((flag) => flag.name === name);
  const text = (name: string) => raw.get(name)?.at(-1) ?? flagNamed(name)?.byDefault ?? "";
  return {
    given: (name) => raw.has(name),
    text,
    isOn: (name) => ["true", "t", "1"].includes(text(name).toLowerCase()),
    list: (name) => {
      const values = raw.get(name) ?? [];
      return flagNamed(name)?.type === "list" ? values.flatMap((value) => value.split(",")) : values;
    },
    number: (name) => Number(text(name)),
    durationMs: (name) => parseDurationMs(text(name)) ?? 0,
  };
}
