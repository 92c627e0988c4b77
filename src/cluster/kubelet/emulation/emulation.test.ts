import { expect, it } from "vitest";
import { NodeStage } from "../stage.ts";

const emulated = (): NodeStage => new NodeStage({ settings: { kubelet: "emulated" } });

it("knows every image but those with a telling name", () => {
  const stage = emulated();
  stage.pod("some", { name: "app", image: "registry.example.com/anything:3" });
  stage.pod("typo", { name: "app", image: "ngnix:1.27" });
  stage.run(5);
  expect(stage.phase("some")).toBe("Running");
  expect(stage.phase("typo")).toBe("Pending");
});

it("reads from the command when a container ends, without running anything", () => {
  const stage = emulated();
  const container = (command: string) => ({ name: "app", image: "busybox", command: ["sh", "-c", command] });
  stage.pod("good", container("exit 0"), { restartPolicy: "Never" });
  stage.pod("bad", container("exit 1"), { restartPolicy: "Never" });
  stage.pod("long", container("sleep 3600"), { restartPolicy: "Never" });
  stage.run(20);
  expect([stage.phase("good"), stage.phase("bad"), stage.phase("long")]).toEqual([
    "Succeeded",
    "Failed",
    "Running",
  ]);
});

it("holds back the readiness of a Pod that is marked", () => {
  const stage = emulated();
  stage.create({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", annotations: { "oracle/not-ready": "true" } },
    spec: { nodeName: "node-1", containers: [{ name: "app", image: "nginx" }] },
  });
  stage.run(5);
  expect(stage.phase("web")).toBe("Running");
  expect(stage.condition("web", "Ready")?.status).toBe("False");
});
