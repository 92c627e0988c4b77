/** Where boxes lie, and what moves when others come and go. */
import { expect, test } from "vitest";
import type { Box } from "#views";
import { manyBoxes } from "../../bench/many-boxes.ts";
import { SlotLayout } from "./layout.ts";
import type { Rectangle } from "./parts.ts";

const area = { width: 740, height: 820 };

function absolute(boxes: readonly Box[], places: ReadonlyMap<string, Rectangle>): Map<string, Rectangle> {
  const found = new Map<string, Rectangle>();
  for (const { id, parent } of boxes) {
    const place = places.get(id)!;
    const outer = parent === undefined ? { x: 0, y: 0 } : found.get(parent)!;
    found.set(id, { ...place, x: place.x + outer.x, y: place.y + outer.y });
  }
  return found;
}

const isWithin = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const overlap = (one: Rectangle, other: Rectangle): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const podOn = (node: string, name: string): Box[] => [
  { id: `pod/${name}`, type: "pod", parent: `node/${node}`, name, files: [], moreFiles: 0, state: "present" },
  {
    id: `container/${name}/app`,
    type: "container",
    parent: `pod/${name}`,
    name: "app",
    files: [],
    moreFiles: 0,
    state: "present",
  },
];

test("every box lies within its parent, and no two siblings overlap", () => {
  const { boxes } = manyBoxes(5, 7);
  const found = absolute(boxes, new SlotLayout().place(boxes, area).places);
  const outside = boxes.filter(
    ({ id, parent }) => parent !== undefined && !isWithin(found.get(id)!, found.get(parent)!),
  );
  const clashes = boxes.filter((one) =>
    boxes.some(
      (two) =>
        one.id !== two.id && one.parent === two.parent && overlap(found.get(one.id)!, found.get(two.id)!),
    ),
  );
  expect({ outside, clashes }).toEqual({ outside: [], clashes: [] });
});

test("adding a pod moves nothing else", () => {
  const layout = new SlotLayout();
  const { boxes } = manyBoxes(3, 1);
  const before = absolute(boxes, layout.place(boxes, area).places);
  const more = [...boxes, ...podOn("node-2", "new")];
  const after = absolute(more, layout.place(more, area).places);
  expect(boxes.filter(({ id }) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)))).toEqual(
    [],
  );
});

test("a pod that goes leaves its slot to the next, and the others stay", () => {
  const layout = new SlotLayout();
  const all = [
    ...manyBoxes(2, 0).boxes,
    ...podOn("node-1", "a"),
    ...podOn("node-1", "b"),
    ...podOn("node-1", "c"),
  ];
  const first = layout.place(all, area).places;
  const without = all.filter(({ id }) => !id.includes("/b"));
  expect(layout.place(without, area).places.get("pod/c")).toEqual(first.get("pod/c"));
  const next = layout.place([...without, ...podOn("node-1", "d")], area).places;
  expect(next.get("pod/d")).toEqual(first.get("pod/b"));
});

test("three nodes share the width of the screen and reach down to its bottom", () => {
  const { width, height } = new SlotLayout().place(manyBoxes(3, 1).boxes, area);
  expect(width).toBeLessThanOrEqual(area.width);
  expect(width).toBeGreaterThan(area.width - 4);
  expect(height).toBe(area.height);
});

test("pods that wait for a node stand beside the nodes", () => {
  const waiting: Box = {
    id: "waiting",
    type: "waiting",
    parent: "cluster",
    name: "",
    files: [],
    moreFiles: 0,
    state: "present",
  };
  const pod: Box = {
    id: "pod/late",
    type: "pod",
    parent: "waiting",
    name: "late",
    files: [],
    moreFiles: 0,
    state: "present",
  };
  const { places } = new SlotLayout().place([...manyBoxes(3, 1).boxes, waiting, pod], area);
  expect(places.get("waiting")!.x).toBeGreaterThan(places.get("node/node-3")!.x);
  expect(places.get("waiting")!.y).toBe(places.get("node/node-1")!.y);
});

test("on a narrow screen nodes stand under each other", () => {
  const { boxes } = manyBoxes(3, 1);
  const { places, width } = new SlotLayout().place(boxes, { width: 390, height: 600 });
  expect(new Set(["node-1", "node-2", "node-3"].map((name) => places.get(`node/${name}`)!.x)).size).toBe(1);
  expect(width).toBeLessThanOrEqual(390);
});
