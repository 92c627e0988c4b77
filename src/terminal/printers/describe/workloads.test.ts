import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#api";
import { describeObject } from "./index.ts";

const START = "2026-01-01T00:00:00Z";

function object(apiVersion: string, kind: string, name: string, fields: object, metadata: object = {}) {
  const own = {
    name,
    namespace: "default",
    uid: `uid-${name}`,
    resourceVersion: "1",
    creationTimestamp: START,
  };
  return { apiVersion, kind, metadata: { ...own, ...metadata }, ...fields } as KubernetesObject;
}

const ownedBy = (kind: string, name: string) => ({
  ownerReferences: [{ apiVersion: "apps/v1", kind, name, uid: `uid-${name}`, controller: true }],
});

const podOf = (kind: string, owner: string, name: string, phase: string) =>
  object("v1", "Pod", name, { spec: { containers: [] }, status: { phase } }, ownedBy(kind, owner));

function textOf(described: KubernetesObject, ...others: readonly KubernetesObject[]): string {
  const list = (kind: string) => others.filter((other) => other.kind === kind);
  return describeObject(described, { nowMs: Date.UTC(2026, 0, 1, 0, 5), list });
}

const mysqlTemplate = {
  metadata: { labels: { app: "mysql" } },
  spec: {
    containers: [
      {
        name: "mysql",
        image: "mysql:8.4",
        ports: [{ containerPort: 3306, protocol: "TCP" }],
        env: [
          { name: "MYSQL_ROOT_PASSWORD", valueFrom: { secretKeyRef: { name: "mysql", key: "password" } } },
        ],
        volumeMounts: [{ name: "data", mountPath: "/var/lib/mysql" }],
      },
    ],
    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "mysql-data" } }],
  },
};

describe("the description of a workload", () => {
  it("shows a Deployment with its template, conditions and replica sets", () => {
    const deployment = object("apps/v1", "Deployment", "mysql", {
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: "mysql" } },
        strategy: { type: "Recreate" },
        template: mysqlTemplate,
      },
      status: {
        replicas: 1,
        updatedReplicas: 1,
        availableReplicas: 1,
        conditions: [{ type: "Available", status: "True", reason: "MinimumReplicasAvailable" }],
      },
    });
    const labels = { app: "mysql", "pod-template-hash": "abc99" };
    const replicaSet = object(
      "apps/v1",
      "ReplicaSet",
      "mysql-abc99",
      {
        spec: { replicas: 1, template: { ...mysqlTemplate, metadata: { labels } } },
        status: { replicas: 1 },
      },
      ownedBy("Deployment", "mysql"),
    );
    const event = object("v1", "Event", "mysql.1", {
      involvedObject: { kind: "Deployment", name: "mysql", namespace: "default", uid: "uid-mysql" },
      type: "Normal",
      reason: "ScalingReplicaSet",
      message: "Scaled up mysql-abc99",
      source: { component: "deployment-controller" },
      firstTimestamp: START,
      lastTimestamp: "2026-01-01T00:04:40Z",
      count: 5,
    });
    expect(textOf(deployment, replicaSet, event)).toBe(`Name:               mysql
Namespace:          default
CreationTimestamp:  Thu, 01 Jan 2026 00:00:00 +0000
Labels:             <none>
Annotations:        <none>
Selector:           app=mysql
Replicas:           1 desired | 1 updated | 1 total | 1 available | 0 unavailable
StrategyType:       Recreate
MinReadySeconds:    0
Pod Template:
  Labels:  app=mysql
  Containers:
   mysql:
    Image:      mysql:8.4
    Port:       3306/TCP
    Host Port:  0/TCP
    Environment:
      MYSQL_ROOT_PASSWORD:  <set to the key 'password' in secret 'mysql'>  Optional: false
    Mounts:
      /var/lib/mysql from data (rw)
  Volumes:
   data:
    Type:          PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)
    ClaimName:     mysql-data
    ReadOnly:      false
  Node-Selectors:  <none>
  Tolerations:     <none>
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      True    MinimumReplicasAvailable
OldReplicaSets:  <none>
NewReplicaSet:   mysql-abc99 (1/1 replicas created)
Events:
  Type    Reason             Age               From                   Message
  ----    ------             ----              ----                   -------
  Normal  ScalingReplicaSet  20s (x5 over 5m)  deployment-controller  Scaled up mysql-abc99
`);
  });

  it("counts the Pods of a StatefulSet by phase and lists the claims each gets", () => {
    const set = object("apps/v1", "StatefulSet", "db", {
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: "db" } },
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
        template: {
          metadata: { labels: { app: "db" } },
          spec: { containers: [{ name: "app", image: "redis" }] },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: "data" },
            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
          },
        ],
      },
      status: { replicas: 2 },
    });
    const text = textOf(
      set,
      podOf("StatefulSet", "db", "db-0", "Running"),
      podOf("StatefulSet", "db", "db-1", "Pending"),
      podOf("StatefulSet", "other", "other-0", "Running"),
    );
    expect(text).toContain(`Replicas:           2 desired | 2 total
Update Strategy:    RollingUpdate
  Partition:        0
Pods Status:        1 Running / 1 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=db
`);
    expect(text).toContain(`Volume Claims:
  Name:          data
  StorageClass:  
  Labels:        <none>
  Annotations:   <none>
  Capacity:      1Gi
  Access Modes:  [ReadWriteOnce]
Events:          <none>
`);
  });

  it("tells how far a Job has come", () => {
    const job = object("batch/v1", "Job", "flaky", {
      spec: {
        parallelism: 1,
        completions: 1,
        completionMode: "NonIndexed",
        suspend: false,
        backoffLimit: 2,
        selector: { matchLabels: { "job-name": "flaky" } },
        template: {
          spec: { containers: [{ name: "work", image: "busybox", command: ["sh", "-c", "exit 1"] }] },
        },
      },
      status: { startTime: START, completionTime: "2026-01-01T00:01:40Z", succeeded: 1, ready: 0 },
    });
    expect(textOf(job)).toContain(`Backoff Limit:    2
Start Time:       Thu, 01 Jan 2026 00:00:00 +0000
Completed At:     Thu, 01 Jan 2026 00:01:40 +0000
Duration:         100s
Pods Statuses:    0 Active (0 Ready) / 1 Succeeded / 0 Failed
Pod Template:
  Labels:  <none>
  Containers:
   work:
    Image:      busybox
    Port:       <none>
    Host Port:  <none>
    Command:
      sh
      -c
      exit 1
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  <none>
  Tolerations:     <none>
Events:            <none>
`);
  });
});
