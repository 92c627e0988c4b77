import fc from "fast-check";
import { expect, test } from "vitest";
import { LatestFirst } from "./latest-first.ts";

test("whatever is waited for is taken in the order of latest first", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), (revisions) => {
      const waiting = new LatestFirst();
      for (const revision of revisions) waiting.add(revision);
      const taken = revisions.map(() => waiting.take());
      expect(taken).toEqual([...revisions].sort((one, other) => other - one));
      expect(waiting.take()).toBeUndefined();
    }),
  );
});
