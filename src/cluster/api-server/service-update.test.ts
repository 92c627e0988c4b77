import { expect, test } from "vitest";
import type { Service } from "#api";
import { keepAllocations } from "./service-update.ts";

const service = (spec: object) => ({ kind: "Service", metadata: { name: "s" }, spec }) as unknown as Service;
const given = service({
  type: "NodePort",
  clusterIP: "10.96.0.9",
  clusterIPs: ["10.96.0.9"],
  externalTrafficPolicy: "Cluster",
  ports: [{ name: "http", port: 80, nodePort: 30080 }],
});

test("a Service that is replaced keeps its address and its node ports", () => {
  const { spec } = keepAllocations(
    given,
    service({ type: "NodePort", ports: [{ name: "http", port: 8080 }] }),
  );
  expect(spec).toEqual({
    type: "NodePort",
    clusterIP: "10.96.0.9",
    clusterIPs: ["10.96.0.9"],
    ports: [{ name: "http", port: 8080, nodePort: 30080 }],
  });
});

test("a Service that turns inward gives its node ports back", () => {
  const { spec } = keepAllocations(given, service({ ...given.spec, type: "ClusterIP" }));
  expect(spec.ports).toEqual([{ name: "http", port: 80 }]);
  expect(spec.externalTrafficPolicy).toBeUndefined();
  expect(spec.clusterIP).toBe("10.96.0.9");
});

test("a Service that becomes a mere name gives its address back", () => {
  const { spec } = keepAllocations(
    given,
    service({ ...given.spec, type: "ExternalName", externalName: "x.y" }),
  );
  expect(spec).toEqual({ type: "ExternalName", externalName: "x.y", ports: [{ name: "http", port: 80 }] });
});
