/** What a line of a manifest speaks of. */
import { expect, test } from "vitest";
import { boxesAt, rangesOf } from "./find-range.ts";
import { manifestRanges } from "./ranges.ts";

const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: sleep
spec:
  template:
    spec:
      containers:
        - name: app
          image: busybox
          volumeMounts:
            - name: data        # dies with the pod
              mountPath: /data
      volumes:
        - name: data
          emptyDir: {}
---
kind: Pod
metadata:
  labels: {a: b}
  name: two
  namespace: shop
spec:
  containers:
  - image: busybox
    name: lonely
    env:
    - name: NAME
      value: x
`;

const described = manifestRanges(text).map(
  ({ object, part, from, to }) => `${object} ${part ? `${part.type} ${part.name}` : "whole"} ${from}-${to}`,
);

test("containers, volumes and mounts are found with their lines, whatever the list's indentation", () => {
  expect(described).toEqual([
    "Deployment/default/sleep container app 9-13",
    "Deployment/default/sleep mount data 12-13",
    "Deployment/default/sleep volume data 15-16",
    "Deployment/default/sleep whole 1-16",
    "Pod/shop/two container lonely 25-29",
    "Pod/shop/two whole 18-29",
  ]);
});

test("a volume is spoken of where it is defined and where it is mounted", () => {
  const part = { object: "Deployment/default/sleep", part: { type: "volume", name: "data" } } as const;
  expect(rangesOf(part, manifestRanges(text)).map(({ from }) => from)).toEqual([12, 15]);
});

test("the line of a mount leads to the box of its volume", () => {
  const boxes = [
    { id: "pod/1", type: "pod", manifest: { object: "Deployment/default/sleep" } },
    {
      id: "volume/1/data",
      type: "volume",
      manifest: { object: "Deployment/default/sleep", part: { type: "volume", name: "data" } },
    },
  ] as const;
  expect(boxesAt(13, manifestRanges(text), boxes)).toEqual(["volume/1/data"]);
  expect(boxesAt(5, manifestRanges(text), boxes)).toEqual(["pod/1"]);
});

test("text that is no manifest has no ranges", () => {
  expect(manifestRanges("- [ {:\n\tfoo")).toEqual([]);
});
