import { describe, expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { Recording, TranscriptStep } from "./recording.ts";

function recordingOf(steps: Recording["steps"], more: Partial<Recording> = {}): Recording {
  return { name: "r", group: "g", source: "real-node", kubelet: "real", files: {}, steps, ...more };
}

function compareStep(recorded: Recording["steps"][number], ours: Omit<TranscriptStep, "command">, more = {}) {
  const transcript = { generated: [], steps: [{ command: recorded.command, ...ours }] };
  return compare(recordingOf([recorded], more), transcript);
}

const answer = (stdout: string) => ({ exitCode: 0, stdout, stderr: "" });

describe("an answer", () => {
  test("agrees although its columns are wider", () => {
    const { figures } = compareStep(
      { command: "kubectl get pods", ...answer("NAME   READY\nweb    1/1\n") },
      answer("NAME        READY\nweb         1/1\n"),
    );
    expect(figures.commands).toEqual({ agreeing: 1, of: 1 });
  });

  test("differs when only its exit code does", () => {
    const { figures, differences } = compareStep(
      { command: "ls", ...answer("") },
      { ...answer(""), exitCode: 2 },
    );
    expect(figures.commands.agreeing).toBe(0);
    expect(differences[0]).toMatchObject({ step: 0, command: "ls", what: "output" });
  });

  test("is not compared where the step only informs", () => {
    const { figures } = compareStep({ command: "ps", ...answer("1"), informative: true }, answer("2"));
    expect(figures.commands.of).toBe(0);
  });

  test("may print the events of a description in any order", () => {
    const text = (rows: string[]) => answer(`Name: web\nEvents:\n${rows.join("\n")}\n`);
    const rows = ["  Normal  Pulled  x", "  Normal  Created  y"];
    const { differences } = compareStep(
      { command: "kubectl describe pod web", ...text(rows) },
      text([...rows].reverse()),
    );
    expect(differences).toEqual([]);
  });
});

describe("a snapshot", () => {
  const pod = { name: "web", phase: "Running", ready: "1/1" };

  test("agrees when ours says more than is compared, or names what is absent", () => {
    const { figures } = compareStep(
      { command: "settle", snapshot: { pods: [pod] }, events: [] },
      { snapshot: { pods: [{ ...pod, restarts: 0, colour: "blue" }] }, events: [] },
    );
    expect(figures.snapshots).toEqual({ agreeing: 1, of: 1 });
  });

  test("differs in a kind of which only ours has some", () => {
    const { differences } = compareStep(
      { command: "settle", snapshot: {}, events: [] },
      { snapshot: { pvs: [{ name: "pv" }] }, events: [] },
    );
    expect(differences.map(({ what }) => what)).toEqual(["pvs"]);
  });

  test("leaves out the nodes of Pods where the scheduler was free", () => {
    const step = { command: "settle", snapshot: { pods: [{ ...pod, node: "node-1" }] } };
    const ours = { snapshot: { pods: [{ ...pod, node: "node-2" }] } };
    expect(compareStep(step, ours).differences).toHaveLength(1);
    expect(compareStep(step, ours, { nodesVary: true }).differences).toEqual([]);
  });
});

describe("events", () => {
  const event = {
    kind: "Pod",
    name: "web",
    type: "Normal",
    reason: "Started",
    message: "Started container app",
  };

  test("agree as a set", () => {
    const { figures } = compareStep(
      { command: "settle", events: [event, { ...event, reason: "Pulled" }] },
      { events: [{ ...event, reason: "Pulled" }, event, event] },
    );
    expect(figures.events).toEqual({ agreeing: 1, of: 1 });
  });

  test("of an emulated kubelet are not compared", () => {
    const step = { command: "settle", events: [{ ...event, source: "kubelet" }] };
    expect(compareStep(step, { events: [] }, { kubelet: "emulated" }).differences).toEqual([]);
    expect(compareStep(step, { events: [] }).differences).toHaveLength(1);
  });
});
