import { describe, expect, it } from "vitest";
import type { ContainerStatus, Pod, PodSpec } from "#api";
import { phaseOf } from "./phase.ts";

const status = (name: string, state: ContainerStatus["state"], more: object = {}): ContainerStatus => ({
  name,
  image: "busybox",
  imageID: "",
  ready: false,
  restartCount: 0,
  ...(state ? { state } : {}),
  ...more,
});

const waiting = { waiting: { reason: "ContainerCreating" } };
const running = { running: { startedAt: "2026-01-01T00:00:00Z" } };
const ended = (exitCode: number) => ({ terminated: { exitCode, reason: "x" } });

const podOf = (names: readonly string[], spec: Partial<PodSpec> = {}): Pod =>
  ({
    metadata: { name: "web", namespace: "default", uid: "1" },
    spec: { containers: names.map((name) => ({ name, image: "busybox" })), ...spec },
  }) as unknown as Pod;

const phase = (
  states: readonly ContainerStatus["state"][],
  spec: Partial<PodSpec> = {},
  isOver = false,
): string => {
  const names = states.map((_, at) => `c${at}`);
  const app = states.map((state, at) => status(names[at]!, state));
  return phaseOf(podOf(names, spec), { init: [], app }, isOver);
};

describe("without init containers", () => {
  it.each([
    ["Pending", [waiting]],
    ["Pending", [running, waiting]],
    ["Running", [running, running]],
    ["Running", [running, ended(1)]],
    ["Running", [ended(0)]],
    ["Running", [ended(1)]],
  ] as const)("is %s for %j when everything is always restarted", (expected, states) => {
    expect(phase(states)).toBe(expected);
  });

  it.each([
    ["Succeeded", [ended(0), ended(0)]],
    ["Failed", [ended(0), ended(1)]],
    ["Running", [ended(1), running]],
  ] as const)("is %s for %j when nothing is restarted", (expected, states) => {
    expect(phase(states, { restartPolicy: "Never" })).toBe(expected);
  });

  it("is over when the kubelet says so, whatever the policy", () => {
    expect(phase([ended(0)], {}, true)).toBe("Succeeded");
    expect(phase([ended(137)], {}, true)).toBe("Failed");
  });
});

describe("with an init container", () => {
  const withInit = (state: ContainerStatus["state"], policy: "Always" | "Never"): string => {
    const init = { name: "init", image: "busybox" };
    const pod = podOf(["app"], { initContainers: [init], restartPolicy: policy });
    return phaseOf(pod, { init: [status("init", state)], app: [status("app", waiting)] }, false);
  };

  it("is Pending until that has ended", () => {
    expect(withInit(running, "Always")).toBe("Pending");
    expect(withInit(ended(1), "Always")).toBe("Pending");
  });

  it("has failed with it when nothing is restarted", () => {
    expect(withInit(ended(1), "Never")).toBe("Failed");
  });

  it("counts a sidecar that runs, and forgets one that ended", () => {
    const sidecar = { name: "side", image: "busybox", restartPolicy: "Always" as const };
    const pod = podOf(["app"], { initContainers: [sidecar], restartPolicy: "Never" });
    const phaseWith = (side: ContainerStatus["state"]): string =>
      phaseOf(
        pod,
        { init: [status("side", side, { started: true })], app: [status("app", ended(0))] },
        false,
      );
    expect(phaseWith(running)).toBe("Running");
    expect(phaseWith(ended(143))).toBe("Succeeded");
  });
});
