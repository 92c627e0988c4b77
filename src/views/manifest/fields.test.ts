/** Which line a field of a manifest stands on. */
import { expect, test } from "vitest";
import { writtenFields } from "./fields.ts";

const fields = writtenFields(
  `kind: Pod
spec:
  containers:
  - name: a
    env:
    - name: X
  - name: b
    image: busybox   # the image
  restartPolicy: Never
`.split("\n"),
);

const lineOf = (path: string) => fields.find((field) => field.path === path)?.from;

test("fields of list items are found by their number", () => {
  expect(lineOf("spec.containers[1].image")).toBe(8);
  expect(lineOf("spec.containers[0].env[0].name")).toBe(6);
  expect(lineOf("spec.restartPolicy")).toBe(9);
});

test("a comment is no part of a value", () => {
  expect(fields.find(({ path }) => path === "spec.containers[1].image")?.value).toBe("busybox");
});
