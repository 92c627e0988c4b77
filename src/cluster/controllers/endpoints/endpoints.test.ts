import { describe, expect, it } from "vitest";
import type { Manifest } from "#api";
import { Stage } from "../stage.ts";

const service = (spec: object): Manifest => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: spec as never,
});

const pod = (name: string, more: object = {}, spec: object = {}): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: "web" }, ...more },
  spec: {
    containers: [{ name: "app", image: "nginx", ports: [{ name: "http", containerPort: 8080 }] }],
    ...spec,
  },
});

const subsets = (stage: Stage) => stage.get("Endpoints", "default/web")?.subsets;
const names = (addresses: readonly { readonly targetRef?: { readonly name?: string } }[] | undefined) =>
  addresses?.map(({ targetRef }) => targetRef?.name);

describe("endpoints", () => {
  it("are there for every Service that selects, empty as long as nothing is behind it", () => {
    const stage = new Stage();
    stage.apply(service({ selector: { app: "web" }, ports: [{ port: 80 }] }));
    stage.run(1);
    expect(stage.get("Endpoints", "default/web")).toBeDefined();
    expect(subsets(stage)).toBeUndefined();
    stage.delete("Service", "default/web");
    stage.run(1);
    expect(stage.get("Endpoints", "default/web")).toBeUndefined();
    expect(stage.list("EndpointSlice").map(({ metadata }) => metadata.name)).toEqual(["kubernetes"]);
  });

  it("sort Pods by readiness and resolve named ports", () => {
    const stage = new Stage();
    stage.apply(service({ selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] }));
    stage.apply(
      pod("a"),
      pod("b", { annotations: { unready: "true" } }),
      pod("c", { labels: { app: "other" } }),
    );
    stage.run(3);
    expect(subsets(stage)).toHaveLength(1);
    expect(names(subsets(stage)?.[0]?.addresses)).toEqual(["a"]);
    expect(names(subsets(stage)?.[0]?.notReadyAddresses)).toEqual(["b"]);
    expect(subsets(stage)?.[0]?.ports).toEqual([{ port: 8080, protocol: "TCP" }]);
    const slice = stage.list("EndpointSlice").find(({ metadata }) => metadata.generateName === "web-");
    expect(slice?.endpoints.map(({ targetRef, conditions }) => [targetRef?.name, conditions?.ready])).toEqual(
      [
        ["a", true],
        ["b", false],
      ],
    );
  });

  it("leave a Pod out as soon as it is being deleted, while its slice still says that it serves", () => {
    const stage = new Stage();
    stage.apply(service({ selector: { app: "web" }, ports: [{ port: 80 }] }), pod("a"));
    stage.run(3);
    stage.delete("Pod", "default/a");
    stage.run(0.1);
    expect(subsets(stage)).toBeUndefined();
    const slice = stage.list("EndpointSlice").find(({ metadata }) => metadata.generateName === "web-");
    expect(slice?.endpoints[0]?.conditions).toEqual({ ready: false, serving: true, terminating: true });
  });

  it("name Pods under a headless Service, ready or not when it publishes all", () => {
    const stage = new Stage();
    stage.apply(
      service({
        clusterIP: "None",
        selector: { app: "web" },
        publishNotReadyAddresses: true,
        ports: [{ port: 80 }],
      }),
    );
    stage.apply(pod("a", { annotations: { unready: "true" } }, { hostname: "a", subdomain: "web" }));
    stage.run(3);
    expect(subsets(stage)?.[0]?.addresses).toMatchObject([
      { hostname: "a", targetRef: { kind: "Pod", name: "a" } },
    ]);
    expect(stage.get("Endpoints", "default/web")?.metadata.labels).toEqual({
      "service.kubernetes.io/headless": "",
    });
  });

  it("are left to people where a Service has no selector", () => {
    const stage = new Stage();
    stage.apply(service({ ports: [{ port: 5432 }] }));
    stage.run(1);
    expect(stage.get("Endpoints", "default/web")).toBeUndefined();
    expect(stage.get("Endpoints", "default/kubernetes")?.subsets?.[0]?.ports?.[0]?.port).toBe(6443);
  });

  it("are mirrored in a slice where people write them", () => {
    const stage = new Stage();
    stage.apply(service({ ports: [{ port: 5432 }] }));
    const endpoints = (ip: string): Manifest => ({
      apiVersion: "v1",
      kind: "Endpoints",
      metadata: { name: "web" },
      subsets: [{ addresses: [{ ip }], ports: [{ port: 5432 }] }],
    });
    const mirrored = () =>
      stage
        .list("EndpointSlice")
        .filter(({ metadata }) => metadata.generateName === "web-")
        .map((slice) => slice.endpoints.map(({ addresses }) => addresses));
    stage.apply(endpoints("203.0.113.10"));
    stage.run(1);
    expect(mirrored()).toEqual([[["203.0.113.10"]]]);
    stage.edit("Endpoints", "default/web", ({ metadata }) => ({ ...endpoints("203.0.113.11"), metadata }));
    stage.run(1);
    expect(mirrored()).toEqual([[["203.0.113.11"]]]);
    stage.delete("Endpoints", "default/web");
    stage.run(1);
    expect(mirrored()).toEqual([]);
  });

  it("are cut into slices of a hundred", () => {
    const stage = new Stage(5);
    stage.apply(service({ selector: { app: "web" }, ports: [{ port: 80 }] }));
    stage.apply(...Array.from({ length: 230 }, (_, number) => pod(`p${number}`)));
    stage.run(5);
    const sizes = stage
      .list("EndpointSlice")
      .filter(({ metadata }) => metadata.generateName === "web-")
      .map(({ endpoints }) => endpoints.length);
    expect(sizes).toEqual([100, 100, 30]);
  });
});
