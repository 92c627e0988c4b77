import { describe, expect, it } from "vitest";
import type { ContainerStatus, Pod } from "#api";
import { podStatus } from "./pod-status.ts";

const status = (name: string, state: ContainerStatus["state"], more: Partial<ContainerStatus> = {}) => ({
  name,
  state,
  ready: false,
  restartCount: 0,
  image: "i",
  imageID: "",
  ...more,
});

function pod(spec: Partial<Pod["spec"]>, podStatusFields: Pod["status"], metadata: object = {}): Pod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "p",
      namespace: "default",
      uid: "u",
      resourceVersion: "1",
      creationTimestamp: "2026-01-01T00:00:00Z",
      ...metadata,
    },
    spec: { containers: [{ name: "app", image: "i" }], ...spec },
    status: podStatusFields,
  };
}

const running = { running: { startedAt: "2026-01-01T00:00:00Z" } };

describe("the status of a Pod", () => {
  it("is its phase while nothing is known of its containers", () => {
    expect(podStatus(pod({}, { phase: "Pending" }))).toMatchObject({ status: "Pending", ready: "0/1" });
  });

  it("is the reason for which the first listed container waits", () => {
    const statuses = [
      status("app", { waiting: { reason: "CrashLoopBackOff" } }),
      status("b", { terminated: { exitCode: 1, reason: "Error" } }),
    ];
    expect(podStatus(pod({}, { phase: "Running", containerStatuses: statuses })).status).toBe(
      "CrashLoopBackOff",
    );
  });

  it("counts init containers that are done", () => {
    const initContainers = [
      { name: "a", image: "i" },
      { name: "b", image: "i" },
    ];
    const initContainerStatuses = [
      status("a", { terminated: { exitCode: 0, reason: "Completed" } }),
      status("b", running),
    ];
    const initializing = pod(
      { initContainers },
      {
        phase: "Pending",
        initContainerStatuses,
        containerStatuses: [status("app", { waiting: { reason: "PodInitializing" } })],
      },
    );
    expect(podStatus(initializing)).toMatchObject({ status: "Init:1/2", ready: "0/1" });
  });

  it("counts a started sidecar among the ready containers", () => {
    const sidecar = { name: "log", image: "i", restartPolicy: "Always" };
    const withSidecar = pod(
      { initContainers: [sidecar] },
      {
        phase: "Running",
        initContainerStatuses: [status("log", running, { ready: true, started: true })],
        containerStatuses: [status("app", running, { ready: true })],
      },
    );
    expect(podStatus(withSidecar)).toMatchObject({ status: "Running", ready: "2/2" });
  });

  it("is Terminating during deletion, but a finished Pod keeps its word", () => {
    const deleted = { deletionTimestamp: "2026-01-01T00:01:00Z" };
    const ended = [status("app", { terminated: { exitCode: 137, reason: "Error" } })];
    expect(podStatus(pod({}, { phase: "Running" }, deleted)).status).toBe("Terminating");
    expect(podStatus(pod({}, { phase: "Failed", containerStatuses: ended }, deleted)).status).toBe("Error");
  });

  it("is NotReady when one container has completed and another runs without readiness", () => {
    const statuses = [
      status("app", { terminated: { exitCode: 0, reason: "Completed" } }),
      status("b", running, { ready: true }),
    ];
    const conditions = [{ type: "Ready", status: "False" as const }];
    const half = pod({}, { phase: "Running", conditions, containerStatuses: statuses });
    expect(podStatus(half).status).toBe("NotReady");
  });

  it("tells when the last restarted container had ended", () => {
    const lastState = { terminated: { exitCode: 1, finishedAt: "2026-01-01T00:00:10Z" } };
    const statuses = [status("app", running, { ready: true, restartCount: 3, lastState })];
    expect(podStatus(pod({}, { phase: "Running", containerStatuses: statuses }))).toMatchObject({
      restarts: 3,
      lastRestartMs: Date.UTC(2026, 0, 1, 0, 0, 10),
    });
  });
});
