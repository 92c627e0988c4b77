import { describe, expect, it } from "vitest";
import { findResource, resourceForKind } from "./resources.ts";

describe("resources", () => {
  it.each(["deploy", "deployment", "Deployments", "deployments.apps", "deployments.v1.apps", "DEPLOY"])(
    "%s means deployments",
    (word) => {
      expect(findResource(word)?.kind).toBe("Deployment");
    },
  );

  it("find the core events before those of their own group", () => {
    expect(findResource("events")?.group).toBe("");
    expect(findResource("events.events.k8s.io")?.group).toBe("events.k8s.io");
    expect(findResource("pods.v1.")?.kind).toBe("Pod");
  });

  it("know nothing of other words, groups or versions", () => {
    expect(findResource("deployments.batch")).toBeUndefined();
    expect(findResource("nothing")).toBeUndefined();
    expect(resourceForKind("apps/v1beta1", "Deployment")).toBeUndefined();
    expect(resourceForKind("apps/v1", "Deployment")?.plural).toBe("deployments");
  });
});
