/** Which line a field of a manifest stands on. */
import { expect, test } from "vitest";
import { lineOfField, writtenFields } from "./fields.ts";

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

test("fields of list items are found by their number", () => {
  expect(lineOfField("spec.containers[1].image", fields)).toBe(8);
  expect(lineOfField("spec.containers[0].env[0].name", fields)).toBe(6);
  expect(lineOfField("spec.restartPolicy", fields)).toBe(9);
});

test("a field that is not written is looked for at the nearest that is", () => {
  expect(lineOfField("spec.containers[1].volumeMounts[0].name", fields)).toBe(7);
  expect(lineOfField("metadata.name", fields)).toBe(1);
});

test("a comment is no part of a value", () => {
  expect(fields.find(({ path }) => path === "spec.containers[1].image")?.value).toBe("busybox");
});
