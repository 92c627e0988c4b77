import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { events } from "./events/index.ts";
import { matrixText } from "./matrix-text.ts";
import { verdictsOf } from "./outcome.ts";
import { playCell } from "./play-cell.ts";
import { type StorageName, storages } from "./storages/index.ts";

describe.each(events)("when $title,", (event) => {
  const cells = Object.entries(event.cells).map(([name, cell]) => {
    const storage = storages[name as StorageName];
    return { storage, file: `a file in ${storage.title}`, ...cell };
  });
  test.each(cells)("$file is $outcome: $because", ({ storage, outcome }) => {
    const seen = playCell(event, storage);
    expect(seen.outcome).toBe(outcome);
    expect(verdictsOf[outcome]).toContain(seen.verdict);
    if (seen.verdict === "alive") return;
    expect(seen.deed).toBeDefined();
    if (!event.isOfManifest) expect(seen.deed?.revision, seen.deed?.text).toBeGreaterThan(seen.since);
  });
});

test("the table that people read is the one that is played", async () => {
  await expect(matrixText()).toMatchFileSnapshot("matrix.md");
});

const recordings = new URL("../../../e2e/conformance/recordings/", import.meta.url);

test("every recording that a cell names is there", () => {
  const reasons = events.flatMap(({ cells }) => Object.values(cells).map(({ because }) => because));
  const named = new Set(reasons.flatMap((text) => [...text.matchAll(/\[(.+?)\]/g)].map(([, name]) => name)));
  const missing = [...named].filter((name) => !existsSync(new URL(`${name}.json`, recordings)));
  expect(missing).toEqual([]);
  expect(named.size).toBeGreaterThan(20);
});
