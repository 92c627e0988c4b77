import { describe, expect, it } from "vitest";
import { allResources, apiVersionOf } from "#api";
import { validateCreate, validateUpdate } from "./index.ts";
import { received } from "./refusal.fixture.ts";

const container = {
  ports: [{}],
  env: [{ valueFrom: {} }],
  envFrom: [{}],
  volumeMounts: [{}],
  volumeDevices: [{}],
  livenessProbe: { httpGet: {} },
  lifecycle: { preStop: {} },
  resources: { limits: { x: "1" } },
};
const podSpec = {
  containers: [container, {}],
  initContainers: [{}],
  volumes: [
    {},
    { projected: { sources: [{ configMap: {}, downwardAPI: { items: [{}] }, serviceAccountToken: {} }] } },
    { ephemeral: { volumeClaimTemplate: {} } },
    { downwardAPI: { items: [{}] } },
  ],
  tolerations: [{}],
  topologySpreadConstraints: [{}],
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} },
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] },
  },
};

/** What people have typed when they press the key too early. */
const halves: readonly object[] = [
  {},
  { spec: {} },
  { spec: { template: {} } },
  { spec: podSpec },
  { spec: { template: { spec: podSpec }, selector: { matchExpressions: [{}] } } },
  {
    spec: {
      ports: [{}],
      rules: [{ http: { paths: [{}] } }],
      taints: [{}],
      capacity: {},
      nodeAffinity: {},
      local: {},
    },
  },
  { data: { a: "x" }, type: "kubernetes.io/tls" },
];

describe.each(allResources.map((resource) => [resource.kind, apiVersionOf(resource)]))(
  "a half-written %s",
  (kind, apiVersion) => {
    it("gets an answer, never an exception", () => {
      for (const half of halves) {
        const object = received({ apiVersion, kind, metadata: { name: "x" }, ...half });
        const changed = received({
          apiVersion,
          kind,
          metadata: { name: "x" },
          ...half,
          spec: { replicas: 2 },
        });
        const verdicts = [
          validateCreate(object),
          validateUpdate(object, changed),
          validateUpdate(changed, object),
        ];
        for (const { errors } of verdicts)
          for (const { body } of errors) expect(body).not.toContain("undefined");
      }
    });
  },
);
