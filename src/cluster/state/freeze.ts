/** Makes a value unchangeable, so that records can be shared by everyone who reads them. */

/** Freezes deeply; stops at what is frozen already, so shared parts cost nothing. */
export function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) freeze(value[key]);
  return value;
}
