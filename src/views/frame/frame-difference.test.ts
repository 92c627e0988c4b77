/** Only what changed crosses from the cluster's thread to the page's. */
import { expect, test } from "vitest";
import { TestCluster } from "../test-cluster.ts";
import { frameAt } from "./frame.ts";
import { differenceOf } from "./frame-difference.ts";

test("the first frame is told whole, the same again not at all", () => {
  const frame = frameAt(new TestCluster().now(), {});
  const first = differenceOf(undefined, frame);
  expect(first.boxes).toHaveLength(frame.boxes.length);
  expect(first.order).toEqual(frame.boxes.map(({ id }) => id));
  expect(differenceOf(frame, { ...frame })).toEqual({ now: frame.now, revision: frame.revision, boxes: [] });
});

test("a file that is written changes one box and the list of files", () => {
  const cluster = new TestCluster();
  cluster.container("c1");
  const before = frameAt(cluster.now(), {});
  cluster.file("layer-c1", "own.txt");
  const { boxes, order, files, counts } = differenceOf(before, frameAt(cluster.now(), {}));
  expect([boxes.map(({ id }) => id), order, files?.length, counts?.alive]).toEqual([
    ["container/u1/app"],
    undefined,
    1,
    1,
  ]);
});
