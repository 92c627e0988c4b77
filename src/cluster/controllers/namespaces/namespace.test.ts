import { describe, expect, it } from "vitest";
import { Stage } from "../stage.ts";

describe("namespace controller", () => {
  it("gives every namespace a ServiceAccount and the certificate, also after they were deleted", () => {
    const stage = new Stage();
    stage.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
    stage.run(1);
    stage.delete("ServiceAccount", "shop/default");
    stage.delete("ConfigMap", "shop/kube-root-ca.crt");
    stage.run(1);
    expect(stage.list("ServiceAccount", "shop")).toHaveLength(1);
    expect(stage.list("ConfigMap", "shop")).toHaveLength(1);
  });

  it("empties a namespace before it goes, and waits for its Pods", () => {
    const stage = new Stage();
    stage.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
    stage.run(1);
    stage.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web", namespace: "shop" },
      spec: { containers: [{ name: "app", image: "nginx" }] },
    });
    stage.run(5);
    stage.delete("Namespace", "shop");
    stage.run(0.1);
    expect(stage.get("Namespace", "shop")?.status).toMatchObject({
      phase: "Terminating",
      conditions: expect.arrayContaining([
        expect.objectContaining({
          type: "NamespaceContentRemaining",
          status: "True",
          message: "Some resources are remaining: pods. has 1 resource instances",
        }),
      ]),
    });
    stage.run(20);
    expect(stage.get("Namespace", "shop")).toBeUndefined();
    expect(stage.list("Pod", "shop")).toHaveLength(0);
    expect(stage.list("ServiceAccount", "shop")).toHaveLength(0);
  });
});
