import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#api";
import { describeObject } from "./index.ts";

const START = "2026-01-01T00:00:00Z";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "all",
    namespace: "default",
    uid: "u",
    resourceVersion: "1",
    creationTimestamp: START,
    labels: { app: "all" },
    annotations: { note: "x".repeat(150) },
  },
  spec: {
    priority: 0,
    serviceAccountName: "default",
    nodeName: "node-3",
    containers: [
      {
        name: "app",
        image: "nginx:1.27",
        args: ["one\ntwo"],
        ports: [{ name: "http", containerPort: 80, protocol: "TCP" }, { containerPort: 443 }],
        resources: { limits: { memory: "128Mi" }, requests: { cpu: "100m", memory: "64Mi" } },
        livenessProbe: { httpGet: { path: "/healthz", port: 8080, scheme: "HTTP" }, periodSeconds: 10 },
        readinessProbe: { exec: { command: ["cat", "/ready"] }, failureThreshold: 3 },
        startupProbe: { tcpSocket: { port: "http" }, timeoutSeconds: 1 },
        envFrom: [{ prefix: "P_", secretRef: { name: "creds" } }, { configMapRef: { name: "map" } }],
        env: [
          { name: "PLAIN", value: "x" },
          { name: "ME", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "metadata.name" } } },
          { name: "IP", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "status.podIP" } } },
          { name: "CPU", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "0" } } },
          { name: "MEM", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } } },
        ],
        volumeMounts: [
          { mountPath: "/p", name: "p", subPath: "sub" },
          { mountPath: "/h", name: "h", readOnly: true },
        ],
      },
    ],
    volumes: [
      { name: "h", hostPath: { path: "/data", type: "" } },
      { name: "p", persistentVolumeClaim: { claimName: "data" } },
      { name: "m", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
      { name: "d", downwardAPI: { items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }] } },
      {
        name: "s",
        ephemeral: { volumeClaimTemplate: { spec: { storageClassName: "ebs", volumeMode: "Filesystem" } } },
      },
      { name: "c", csi: { driver: "secrets.example.com", volumeAttributes: { a: "1", b: "2" } } },
    ],
    tolerations: [
      {
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
      { operator: "Exists" },
      { key: "a", operator: "Equal", value: "b", effect: "NoSchedule" },
    ],
  },
  status: {
    phase: "Running",
    hostIP: "10.0.0.3",
    podIP: "10.244.0.7",
    podIPs: [{ ip: "10.244.0.7" }],
    startTime: START,
    qosClass: "Burstable",
    conditions: [{ type: "Ready", status: "True" }],
    containerStatuses: [
      {
        name: "app",
        image: "nginx:1.27",
        imageID: "sha256:1",
        ready: true,
        restartCount: 1,
        state: { running: { startedAt: START } },
        lastState: {
          terminated: { exitCode: 137, signal: 9, reason: "OOMKilled", startedAt: START, finishedAt: START },
        },
      },
    ],
  },
};

const text = (object: object) =>
  describeObject(object as KubernetesObject, { nowMs: Date.UTC(2026, 0, 1), list: () => [] });

const inline = "an inline specification for a volume that gets created and deleted with the pod";

describe("the description of a Pod", () => {
  it("shows containers, their sources of settings, volumes and tolerations", () => {
    const trimmed = text(pod).replace(/ +$/gm, "");
    expect(trimmed).toBe(`Name:             all
Namespace:        default
Priority:         0
Service Account:  default
Node:             node-3/10.0.0.3
Start Time:       Thu, 01 Jan 2026 00:00:00 +0000
Labels:           app=all
Annotations:      note:
                    ${"x".repeat(138)}...
Status:           Running
IP:               10.244.0.7
IPs:
  IP:  10.244.0.7
Containers:
  app:
    Container ID:
    Image:         nginx:1.27
    Image ID:      sha256:1
    Ports:         80/TCP, 443/TCP
    Host Ports:    0/TCP, 0/TCP
    Args:
      one
      two
    State:          Running
      Started:      Thu, 01 Jan 2026 00:00:00 +0000
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
      Signal:       9
      Started:      Thu, 01 Jan 2026 00:00:00 +0000
      Finished:     Thu, 01 Jan 2026 00:00:00 +0000
    Ready:          True
    Restart Count:  1
    Limits:
      memory:  128Mi
    Requests:
      cpu:      100m
      memory:   64Mi
    Liveness:   http-get http://:8080/healthz delay=0s timeout=0s period=10s #success=0 #failure=0
    Readiness:  exec [cat /ready] delay=0s timeout=0s period=0s #success=0 #failure=3
    Startup:    tcp-socket :http delay=0s timeout=1s period=0s #success=0 #failure=0
    Environment Variables from:
      creds  Secret with prefix 'P_'  Optional: false
      map    ConfigMap                Optional: false
    Environment:
      PLAIN:  x
      ME:     all (v1:metadata.name)
      IP:      (v1:status.podIP)
      CPU:    node allocatable (limits.cpu)
      MEM:    128 (limits.memory)
    Mounts:
      /h from h (ro)
      /p from p (rw,path="sub")
Conditions:
  Type    Status
  Ready   True
Volumes:
  h:
    Type:          HostPath (bare host directory volume)
    Path:          /data
    HostPathType:
  p:
    Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)
    ClaimName:  data
    ReadOnly:   false
  m:
    Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
    Medium:     Memory
    SizeLimit:  64Mi
  d:
    Type:  DownwardAPI (a volume populated by information about the pod)
    Items:
      metadata.labels -> labels
  s:
    Type:          EphemeralVolume (${inline})
    StorageClass:  ebs
    Volume:
    Labels:            <none>
    Annotations:       <none>
    Capacity:
    Access Modes:
    VolumeMode:    Filesystem
  c:
    Type:              CSI (a Container Storage Interface (CSI) volume source)
    Driver:            secrets.example.com
    FSType:
    ReadOnly:          false
    VolumeAttributes:      a=1
                           b=2
QoS Class:             Burstable
Node-Selectors:        <none>
Tolerations:           op=Exists
                       a=b:NoSchedule
                       node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
Events:                <none>
`);
  });

  it("says how long it has been going, while it is being deleted", () => {
    const metadata = {
      ...pod.metadata,
      deletionTimestamp: "2025-12-31T23:58:00Z",
      deletionGracePeriodSeconds: 30,
    };
    const lines = text({ ...pod, metadata }).split("\n");
    expect(lines).toContain("Status:                    Terminating (lasts 2m)");
    expect(lines).toContain("Termination Grace Period:  30s");
  });
});
