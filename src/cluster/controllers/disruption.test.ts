import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "./stage.ts";

const deployment: Manifest = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "app", image: "nginx" }] },
    },
  },
};

const budget = (spec: object): Manifest => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web" },
  spec: { selector: { matchLabels: { app: "web" } }, ...spec },
});

function statusWith(spec: object): object {
  const stage = new Stage();
  stage.apply(deployment, budget(spec));
  stage.run(5);
  return (stage.get("PodDisruptionBudget", "default/web") as unknown as { status: object }).status;
}

describe("disruption controller", () => {
  it("allows what leaves enough Pods", () => {
    expect(statusWith({ minAvailable: 3 })).toMatchObject({
      currentHealthy: 4,
      desiredHealthy: 3,
      disruptionsAllowed: 1,
      expectedPods: 4,
    });
    expect(statusWith({ maxUnavailable: "25%" })).toMatchObject({ desiredHealthy: 3, disruptionsAllowed: 1 });
    expect(statusWith({ minAvailable: "51%" })).toMatchObject({ desiredHealthy: 3, disruptionsAllowed: 1 });
  });

  it("allows nothing when all are needed", () => {
    expect(statusWith({ minAvailable: 4 })).toMatchObject({
      disruptionsAllowed: 0,
      conditions: [{ type: "DisruptionAllowed", status: "False", reason: "InsufficientPods" }],
    });
  });

  it("says when it watches over nothing", () => {
    const stage = new Stage();
    stage.apply(budget({ minAvailable: 1 }));
    stage.run(1);
    expect(stage.events("controllermanager")).toEqual(["NoPods: No matching pods found"]);
  });
});
