/** What the page remembers between visits. Where storage is blocked, or holds nonsense, it simply forgets. */
import { useState } from "react";

const prefix = "afterpod.";

/** The remembered value, if there is one and it is what was expected. */
export function recall<Value>(name: string, isValid: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? "null");
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the page works without it.
  }
}

/** State that is remembered. */
export function useStored<Value>(
  name: string,
  initial: Value,
  isValid: (value: unknown) => value is NonNullable<Value>,
): readonly [Value, (value: NonNullable<Value>) => void] {
  const [value, setValue] = useState<Value>(() => recall<NonNullable<Value>>(name, isValid) ?? initial);
  const change = (next: NonNullable<Value>): void => {
    setValue(next);
    remember(name, next);
  };
  return [value, change];
}
