import { describe, expect, test } from "vitest";
import type { Change } from "#cluster";
import { EventWatcher } from "./events.ts";

const event = (name: string, message: string, count = 1) => ({
  metadata: { name },
  involvedObject: { kind: "Pod", name: "web" },
  type: "Normal",
  reason: "Pulled",
  message,
  source: { component: "kubelet" },
  count,
});

function change(after: ReturnType<typeof event>, before?: ReturnType<typeof event>): Change {
  const stored = (value?: object) => value && { value };
  return { kind: "Event", before: stored(before), after: stored(after) } as unknown as Change;
}

const messages = (rows: readonly { readonly message: string }[]) => rows.map(({ message }) => message);

describe("events of a recorded control plane", () => {
  test("are told of once, though another object says the same words", () => {
    const watcher = new EventWatcher("control-plane", []);
    const changes = [change(event("one", "pulled"))];
    expect(messages(watcher.take(changes))).toEqual(["pulled"]);
    changes.push(change(event("two", "pulled")), change(event("one", "pulled", 2), event("one", "pulled")));
    expect(watcher.take(changes)).toEqual([]);
  });

  test("are told of in all the words one of them had meanwhile", () => {
    const changes = [change(event("one", "first")), change(event("one", "second"), event("one", "first"))];
    expect(messages(new EventWatcher("control-plane", []).take(changes))).toEqual(["first", "second"]);
  });
});

describe("events of a recorded machine", () => {
  test("are told of again whenever their count rises", () => {
    const watcher = new EventWatcher("real-node", []);
    const changes = [change(event("one", "pulled"))];
    expect(messages(watcher.take(changes))).toEqual(["pulled"]);
    changes.push(change(event("one", "pulled", 2), event("one", "pulled")));
    expect(messages(watcher.take(changes))).toEqual(["pulled"]);
    expect(watcher.take(changes)).toEqual([]);
  });
});
