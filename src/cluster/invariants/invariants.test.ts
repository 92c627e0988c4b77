import { expect, test } from "vitest";
import type { Cluster } from "../cluster.ts";
import { lawsOfEveryMoment, lawsOfQuiet, violations } from "./index.ts";
import { randomRun } from "./random-run.ts";

const seeds = Array.from({ length: 200 }, (_, at) => at + 1);

/** The first violation of a run, with the seed that shows it again. */
function firstViolation(seed: number): string | undefined {
  let since = 0;
  let found: string | undefined;
  const look = (cluster: Cluster): void => {
    const { changes } = cluster.history;
    found ??= violations(lawsOfEveryMoment, cluster.view, changes, since)[0];
    since = changes.length;
  };
  const cluster = randomRun(seed, 25, look);
  cluster.runFor(180_000);
  look(cluster);
  found ??= violations(lawsOfQuiet, cluster.view, cluster.history.changes)[0];
  return found === undefined ? undefined : `seed ${seed}: ${found}`;
}

test("no law is broken, whatever happens, under two hundred seeds", () => {
  expect(seeds.map(firstViolation).filter((found) => found !== undefined)).toEqual([]);
}, 300_000);

test("the same commands write the same history, byte for byte, however the time is sliced", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const whole = JSON.stringify(randomRun(seed, 20).history.changes);
    expect(JSON.stringify(randomRun(seed, 20, () => {}, 37).history.changes)).toBe(whole);
  }
}, 60_000);
