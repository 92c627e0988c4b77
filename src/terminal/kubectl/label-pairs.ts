/** Reads `app=web,tier=front`. */
import { fail } from "./failure.ts";

/** Ends the command for a pair without a sign. */
export function readLabelPairs(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const sign = pair.indexOf("=");
      if (sign <= 0) fail(`unexpected label spec: ${pair}`);
      return [pair.slice(0, sign), pair.slice(sign + 1)];
    }),
  );
}
