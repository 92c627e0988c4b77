import { describe, expect, test } from "vitest";
import { readScenario } from "./read-scenario.ts";

const yaml = `
name: emptydir-restart
title: An emptyDir survives its container
cluster: { nodes: 2, zones: { node-1: a }, taints: { node-2: ["dedicated=db:NoSchedule"] } }
settings: { nodeMonitorGracePeriod: 8s, defaultNotReadyTolerationSeconds: 6 }
files:
  pod.yaml: |
    kind: Pod
steps:
  - kubectl apply -f pod.yaml
  - command: settle
`;

describe("a scenario", () => {
  test("is read from YAML, with steps as text or as mappings", () => {
    const scenario = readScenario(yaml, "a.yaml");
    expect(scenario.steps).toEqual(["kubectl apply -f pod.yaml", "settle"]);
    expect(scenario.cluster).toEqual({
      nodes: 2,
      zones: { "node-1": "a" },
      taints: { "node-2": ["dedicated=db:NoSchedule"] },
    });
    expect(scenario.files).toEqual({ "pod.yaml": "kind: Pod\n" });
  });

  test("names flags as Kubernetes does", () => {
    const { settings } = readScenario(yaml, "a.yaml");
    expect(settings).toMatchObject({ nodeMonitorGracePeriodMs: 8000, defaultNotReadyTolerationSeconds: 6 });
    const flag = readScenario("name: a\nsteps: []\nsettings: { node-monitor-grace-period: 1m }", "a.yaml");
    expect(flag.settings.nodeMonitorGracePeriodMs).toBe(60_000);
  });

  test("is read from a recording, whose other keys are for whoever compares", () => {
    const recording = { format: 1, name: "r", source: "control-plane", kubelet: "emulated", group: "g" };
    const text = JSON.stringify({ ...recording, steps: [{ command: "settle", exitCode: 0 }] });
    expect(readScenario(text, "r.json")).toMatchObject({ source: "control-plane", steps: ["settle"] });
  });
});

describe("a file that is no scenario is refused in one line", () => {
  test.each([
    ["name: [", "a.yaml: line 1"],
    ["- a", "a.yaml: is no scenario"],
    ["", "a.yaml: is no scenario"],
    ["steps: []", "a.yaml: name: is missing"],
    ["name: Not Kebab\nsteps: []", "a.yaml: name: must be kebab-case"],
    ["name: a", "a.yaml: steps: must be a list of commands"],
    ["name: a\nsteps: [{}]", "a.yaml: steps[0]: must be a command"],
    ["name: a\nsteps: []\nfiles: { ../x: a }", "a.yaml: files.../x: must be a path inside"],
    ["name: a\nsteps: []\ncluster: { nodes: 0 }", "a.yaml: cluster.nodes: must be a whole number"],
    [
      "name: a\nsteps: []\ncluster: { zones: { node-2: b } }",
      "a.yaml: cluster.zones.node-2: there is no such",
    ],
    ["name: a\nsteps: []\nsettings: { patience: 8s }", "a.yaml: settings.patience: is no flag"],
    [
      "name: a\nsteps: []\nsettings: { nodeMonitorPeriod: soon }",
      "a.yaml: settings.nodeMonitorPeriod: must be",
    ],
    ["name: a\nsteps: []\nstep: []", "a.yaml: step: is no field of a scenario"],
  ])("%j", (text, message) => {
    expect(() => readScenario(text, "a.yaml")).toThrow(message);
    expect(() => readScenario(text, "a.yaml")).toThrow(/^[^\n]+$/);
  });
});
