import fc from "fast-check";
import { expect, test } from "vitest";
import { ROOT_INODE } from "../storage/files/index.ts";
import { History } from "./history.ts";
import type { File } from "./machine-records.ts";
import type { Records } from "./records.ts";
import { Timeline } from "./timeline.ts";

const file = (disk: string, inode: number, parent: number, name: string): File => ({
  disk,
  inode,
  parent,
  name,
  type: "file",
  content: "",
  sizeBytes: 0,
  mode: 0o644,
  uid: 0,
  gid: 0,
  modifiedAtMs: 0,
});

const namesIn = (records: Pick<Records, "by">, key: string): string[] =>
  records
    .by("filesInDirectory", key)
    .map(({ value }) => value.name)
    .sort();

test("an index follows a file from one directory to another", () => {
  const history = new History();
  const write = (value: File | undefined): void => {
    history.commit({ kind: "File", id: "d#5", value, by: "t", reason: "t", because: [] });
  };
  write(file("d", 5, ROOT_INODE, "a"));
  write(file("d", 5, 9, "b"));
  expect(namesIn(history, "d#1")).toEqual([]);
  expect(namesIn(history, "d#9")).toEqual(["b"]);
  write(undefined);
  expect(namesIn(history, "d#9")).toEqual([]);
});

test("indexes kept up to date say the same as indexes made from scratch", () => {
  const step = fc.record({
    inode: fc.integer({ min: 2, max: 6 }),
    parent: fc.integer({ min: 1, max: 3 }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const history = new History();
      for (const { inode, parent, gone } of steps) {
        const value = gone ? undefined : file("d", inode, parent, `f${inode}`);
        history.commit({ kind: "File", id: `d#${inode}`, value, by: "t", reason: "t", because: [] });
      }
      const fresh = new Timeline(history);
      fresh.seek(history.revision);
      for (const key of ["d#1", "d#2", "d#3"])
        expect(namesIn(history, key)).toEqual(namesIn(fresh.records, key));
    }),
  );
});
