import fc from "fast-check";
import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const words = fc.constantFrom(
  "echo a",
  "true",
  "false",
  "x=1",
  "cat",
  "ls /",
  "sleep 1",
  "while true; do",
  "while false; do",
  "until true; do",
  "done",
  "for i in 1 2; do",
  "if true; then",
  "else",
  "fi",
  "{",
  "}",
  "(",
  ")",
  "|",
  "&&",
  "||",
  ";",
  "&",
  "wait",
  "exit 3",
  "break",
  "continue",
  "return",
  "f() {",
  "f",
  "$(echo b)",
  "$((x+1))",
  "> /tmp/f",
  "< /tmp/f",
  "case a in a)",
  ";;",
  "esac",
  "trap 'echo t' EXIT",
  "kill $$",
  "exec cat",
  "set -e",
  "eval f",
  "read y",
  "shift",
  "! true",
);

test("whatever the program, a shell ends, waits, or lets the clock go on", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (list) => {
      const box = testContainer();
      const outcome = box.sh(list.join(" "), { seconds: 3 });
      expect(outcome.exitCode === undefined || (outcome.exitCode >= 0 && outcome.exitCode < 256)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("an endless loop lets the clock go on", () => {
  const box = testContainer();
  const outcome = box.sh("while :; do :; done", { seconds: 1 });
  expect(outcome.exitCode).toBeUndefined();
  expect(box.cluster.now).toBeGreaterThanOrEqual(990);
});

test("a function that calls itself without end is stopped", () => {
  expect(testContainer().sh("f() { f; }; f").exitCode).not.toBe(0);
});
