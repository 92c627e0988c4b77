import { expect, test } from "vitest";
import { History } from "./history.ts";
import { Timeline } from "./timeline.ts";

const command = (text: string) => ({ number: 1, at: 0, type: "line" as const, text });

function historyOf(...texts: (string | undefined)[]): History {
  const history = new History();
  for (const [at, text] of texts.entries()) {
    history.now = at * 10;
    history.commit({
      kind: "Command",
      id: "1",
      value: text === undefined ? undefined : command(text),
      by: "user",
      reason: "Command",
      because: [],
    });
  }
  return history;
}

test("standing at a revision shows the records as they were just after it", () => {
  const timeline = new Timeline(historyOf("a", "b", undefined, "c"));
  const seen = [1, 2, 3, 4, 2, 0].map((revision) => {
    timeline.seek(revision);
    return timeline.records.get("Command", "1")?.value.text;
  });
  expect(seen).toEqual(["a", "b", undefined, "c", "b", undefined]);
});

test("a moment is found by the last change at or before it", () => {
  const timeline = new Timeline(historyOf("a", "b", "c"));
  expect([
    timeline.revisionAt(-1),
    timeline.revisionAt(0),
    timeline.revisionAt(15),
    timeline.revisionAt(99),
  ]).toEqual([0, 1, 2, 3]);
});

test("a record that is there cannot be changed", () => {
  const stored = historyOf("a").get("Command", "1")!;
  expect(() => Object.assign(stored.value, { text: "b" })).toThrow(TypeError);
});
