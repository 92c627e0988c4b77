import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#api";
import { describeObject } from "./index.ts";

const START = "2026-01-01T00:00:00Z";

function object(apiVersion: string, kind: string, name: string, fields: object, metadata: object = {}) {
  const own = { name, uid: `uid-${name}`, resourceVersion: "1", creationTimestamp: START };
  return { apiVersion, kind, metadata: { ...own, ...metadata }, ...fields } as KubernetesObject;
}

function textOf(described: KubernetesObject, ...others: readonly KubernetesObject[]): string {
  const list = (kind: string) => others.filter((other) => other.kind === kind);
  const text = describeObject(described, { nowMs: Date.UTC(2026, 0, 1, 0, 5), list });
  return text.replace(/ +$/gm, "");
}

const inDefault = { namespace: "default" };

describe("the description of storage", () => {
  it("shows where a volume may be used and what lies behind it", () => {
    const terms = [
      { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: ["node-1"] }] },
    ];
    const spec = {
      storageClassName: "local",
      claimRef: { namespace: "default", name: "data" },
      persistentVolumeReclaimPolicy: "Retain",
      accessModes: ["ReadWriteMany", "ReadWriteOnce"],
      volumeMode: "Filesystem",
      capacity: { storage: "1Gi" },
      nodeAffinity: { required: { nodeSelectorTerms: terms } },
      local: { path: "/mnt/disk1" },
    };
    const metadata = { finalizers: ["kubernetes.io/pv-protection"] };
    const volume = object(
      "v1",
      "PersistentVolume",
      "local-1",
      { spec, status: { phase: "Bound" } },
      metadata,
    );
    expect(textOf(volume)).toBe(`Name:              local-1
Labels:            <none>
Annotations:       <none>
Finalizers:        [kubernetes.io/pv-protection]
StorageClass:      local
Status:            Bound
Claim:             default/data
Reclaim Policy:    Retain
Access Modes:      RWO,RWX
VolumeMode:        Filesystem
Capacity:          1Gi
Node Affinity:
  Required Terms:
    Term 0:        kubernetes.io/hostname in [node-1]
Message:
Source:
    Type:  LocalVolume (a persistent volume backed by local storage on a node)
    Path:  /mnt/disk1
Events:    <none>
`);
  });

  it("names the Pods that use a claim", () => {
    const claim = object(
      "v1",
      "PersistentVolumeClaim",
      "data",
      { spec: { volumeMode: "Filesystem" }, status: { phase: "Pending" } },
      inDefault,
    );
    const user = (name: string) =>
      object(
        "v1",
        "Pod",
        name,
        { spec: { containers: [], volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }] } },
        inDefault,
      );
    expect(textOf(claim, user("web"), user("db"))).toBe(`Name:          data
Namespace:     default
StorageClass:
Status:        Pending
Volume:
Labels:        <none>
Annotations:   <none>
Finalizers:    []
Capacity:
Access Modes:
VolumeMode:    Filesystem
Used By:       db
               web
Events:        <none>
`);
  });
});

describe("the description of the network", () => {
  const ports = [{ port: 80, targetPort: 8080, nodePort: 30080, protocol: "TCP" }];
  const service = object("v1", "Service", "web", { spec: { type: "NodePort", ports } }, inDefault);
  const slice = object(
    "discovery.k8s.io/v1",
    "EndpointSlice",
    "web-abc",
    {
      addressType: "IPv4",
      ports: [{ name: "", port: 8080, protocol: "TCP" }],
      endpoints: [
        { addresses: ["10.244.0.1"], conditions: { ready: true } },
        { addresses: ["10.244.0.2"], conditions: { ready: false } },
      ],
    },
    { ...inDefault, labels: { "kubernetes.io/service-name": "web" } },
  );

  it("lists the ready addresses behind each port of a Service", () => {
    expect(textOf(service, slice)).toContain(`Port:              <unset>  80/TCP
TargetPort:        8080/TCP
NodePort:          <unset>  30080/TCP
Endpoints:         10.244.0.1:8080
`);
    expect(textOf(service)).toContain("Endpoints:         <none>\n");
  });

  it("says which backend of an Ingress is missing", () => {
    const backend = (name: string, number: number) => ({ service: { name, port: { number } } });
    const paths = [
      { path: "/", pathType: "Prefix", backend: backend("web", 80) },
      { path: "/api", pathType: "Prefix", backend: backend("api", 8080) },
    ];
    const spec = { ingressClassName: "nginx", rules: [{ host: "shop.example.com", http: { paths } }] };
    const ingress = object("networking.k8s.io/v1", "Ingress", "site", { spec }, inDefault);
    expect(textOf(ingress, service, slice)).toContain(`Rules:
  Host              Path  Backends
  ----              ----  --------
  shop.example.com
                    /      web:80 (10.244.0.1:8080)
                    /api   api:8080 (<error: services "api" not found>)
`);
  });
});

describe("the description of a kind without one of its own", () => {
  it("lists every field under a title made of its name", () => {
    const attachment = object("storage.k8s.io/v1", "VolumeAttachment", "csi-1", {
      spec: { attacher: "ebs.csi.aws.com", nodeName: "node-1", source: { persistentVolumeName: "pv" } },
      status: { attached: true },
    });
    expect(textOf(attachment)).toBe(`Name:         csi-1
Namespace:
Labels:       <none>
Annotations:  <none>
API Version:  storage.k8s.io/v1
Kind:         VolumeAttachment
Metadata:
  Creation Timestamp:  2026-01-01T00:00:00Z
  Resource Version:    1
  UID:                 uid-csi-1
Spec:
  Attacher:   ebs.csi.aws.com
  Node Name:  node-1
  Source:
    Persistent Volume Name:  pv
Status:
  Attached:  true
Events:      <none>
`);
  });
});
