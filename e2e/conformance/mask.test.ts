import { describe, expect, test } from "vitest";
import { createMask } from "./mask.ts";
import type { GeneratedName, Recording } from "./recording.ts";

function maskOf(generated: readonly GeneratedName[], typed: readonly string[] = []) {
  const steps = typed.map((command) => ({ command }));
  const recording: Recording = { name: "r", group: "g", source: "real-node", files: {}, steps };
  return createMask(recording, generated, "real-node");
}

describe("a mask", () => {
  test("counts ReplicaSets as they came and knows their Pods and hashes", () => {
    const mask = maskOf([
      { kind: "ReplicaSet", name: "web-7c9fb8d6b4", prefix: "web-" },
      { kind: "Pod", name: "web-7c9fb8d6b4-x7k2p", prefix: "web-7c9fb8d6b4-" },
      { kind: "ReplicaSet", name: "web-66d8fbc5f9", prefix: "web-" },
    ]);
    expect(mask("pod/web-7c9fb8d6b4-x7k2p of web-66d8fbc5f9, pod-template-hash=7c9fb8d6b4")).toBe(
      "pod/web-<rs-1>-<rand> of web-<rs-2>, pod-template-hash=<rs-1>",
    );
  });

  test("calls the minute of a CronJob's Job by its own token", () => {
    const mask = maskOf([{ kind: "Job", name: "hello-29453760", prefix: "hello-" }]);
    expect(mask("job.batch/hello-29453760")).toBe("job.batch/hello-<cron-minute>");
  });

  test("leaves an address that the person typed", () => {
    const mask = maskOf([], ["curl 10.0.0.1"]);
    expect(mask("10.0.0.1 10.42.0.7")).toBe("10.0.0.1 <ip>");
  });

  test("takes a duration for an age only where kubectl prints ages", () => {
    const mask = maskOf([]);
    expect(mask("web   1/1   2m3s", "kubectl get pods")).toBe("web   1/1   <age>");
    expect(mask("back-off 40s restarting", "kubectl get pods")).toBe("back-off 40s restarting");
    expect(mask("slept 2m3s", "echo")).toBe("slept 2m3s");
  });
});
