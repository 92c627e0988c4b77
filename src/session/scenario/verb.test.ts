import { describe, expect, test } from "vitest";
import { parseVerb } from "./verb.ts";

describe("a step", () => {
  test.each([
    ["settle", { verb: "settle" }],
    ["settle 25", { verb: "settle", seconds: 25 }],
    ["wait 2.5", { verb: "wait", seconds: 2.5 }],
    ["node crash node-1", { verb: "node", action: "crash", node: "node-1" }],
    ["node sh node-1 cat /data/*", { verb: "node-sh", node: "node-1", line: "cat /data/*" }],
    ["kill-container web-* app", { verb: "kill-container", pod: "web-*", container: "app" }],
    ["kill-container web", { verb: "kill-container", pod: "web" }],
  ])("%s is a verb", (command, verb) => {
    expect(parseVerb(command)).toEqual(verb);
  });

  test.each(["kubectl get pods", "wait", "settle soon", "node dance node-1", "echo settle"])(
    "%s is a line for the shell",
    (command) => {
      expect(parseVerb(command)).toEqual({ verb: "line", line: command });
    },
  );
});
