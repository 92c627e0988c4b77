import { describe, expect, it } from "vitest";
import type { Job, Manifest, Pod } from "#api";
import { admitPod, applyDefaults, selectOwnPods } from "./index.ts";

const context = {
  defaultNotReadyTolerationSeconds: 300,
  defaultUnreachableTolerationSeconds: 300,
  tokenSuffix: "x7k2p",
};

function pod(spec: object): Manifest {
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec };
}

function admitted(spec: object): Pod {
  return admitPod(applyDefaults(pod(spec)) as unknown as Pod, context);
}

describe("defaults", () => {
  it("write what a bare Pod is stored with", () => {
    expect(admitted({ containers: [{ name: "app", image: "nginx:1.27" }] }).spec).toEqual({
      containers: [
        {
          name: "app",
          image: "nginx:1.27",
          imagePullPolicy: "IfNotPresent",
          resources: {},
          terminationMessagePath: "/dev/termination-log",
          terminationMessagePolicy: "File",
          volumeMounts: [
            {
              name: "kube-api-access-x7k2p",
              readOnly: true,
              mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
            },
          ],
        },
      ],
      dnsPolicy: "ClusterFirst",
      enableServiceLinks: true,
      preemptionPolicy: "PreemptLowerPriority",
      priority: 0,
      restartPolicy: "Always",
      schedulerName: "default-scheduler",
      securityContext: {},
      serviceAccount: "default",
      serviceAccountName: "default",
      terminationGracePeriodSeconds: 30,
      tolerations: [
        {
          key: "node.kubernetes.io/not-ready",
          operator: "Exists",
          effect: "NoExecute",
          tolerationSeconds: 300,
        },
        {
          key: "node.kubernetes.io/unreachable",
          operator: "Exists",
          effect: "NoExecute",
          tolerationSeconds: 300,
        },
      ],
      volumes: [
        {
          name: "kube-api-access-x7k2p",
          projected: {
            defaultMode: 420,
            sources: [
              { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
              { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
              {
                downwardAPI: {
                  items: [
                    { path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } },
                  ],
                },
              },
            ],
          },
        },
      ],
    });
  });

  it.each([
    ["nginx", "Always"],
    ["nginx:latest", "Always"],
    ["registry:5000/nginx", "Always"],
    ["nginx:1.27", "IfNotPresent"],
    ["nginx@sha256:0123", "IfNotPresent"],
  ])("pull %s %s", (image, policy) => {
    expect(admitted({ containers: [{ name: "a", image }] }).spec.containers[0]?.imagePullPolicy).toBe(policy);
  });

  it("take limits for requests in a Pod, not in a template", () => {
    const containers = [
      { name: "a", image: "x:1", resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "0" } } },
    ];
    expect(admitted({ containers }).spec.containers[0]?.resources?.requests).toEqual({
      cpu: "0",
      memory: "1Gi",
    });
    const set = applyDefaults({
      apiVersion: "apps/v1",
      kind: "ReplicaSet",
      metadata: { name: "r" },
      spec: { selector: {}, template: { spec: { containers } } },
    });
    expect(set).toMatchObject({
      spec: { template: { spec: { containers: [{ resources: { requests: { cpu: "0" } } }] } } },
    });
  });

  it("leave a Pod's own tolerations and refusal of a token alone", () => {
    const own = { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute" };
    const { spec } = admitted({
      containers: [{ name: "a", image: "x:1" }],
      tolerations: [own],
      automountServiceAccountToken: false,
    });
    expect(spec.tolerations?.map(({ key }) => key)).toEqual([
      "node.kubernetes.io/not-ready",
      "node.kubernetes.io/unreachable",
    ]);
    expect(spec.volumes).toBeUndefined();
  });

  it("make a volume without a source an emptyDir", () => {
    const { spec } = admitted({
      containers: [],
      volumes: [{ name: "a" }, { name: "h", hostPath: { path: "/x" } }],
    });
    expect(spec.volumes?.slice(0, 2)).toEqual([
      { name: "a", emptyDir: {} },
      { name: "h", hostPath: { path: "/x", type: "" } },
    ]);
  });

  it("drop image volumes with their mounts", () => {
    const { spec } = admitted({
      containers: [{ name: "a", image: "x:1", volumeMounts: [{ name: "i", mountPath: "/i" }] }],
      volumes: [{ name: "i", image: { reference: "r" } }],
      automountServiceAccountToken: false,
    });
    expect(spec.volumes).toEqual([]);
    expect(spec.containers[0]?.volumeMounts).toEqual([]);
  });

  it("move a Secret's plain text into its data", () => {
    const secret = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: {},
      data: { a: "eA==" },
      stringData: { a: "é€😀" },
    };
    expect(applyDefaults(secret)).toEqual({
      apiVersion: "v1",
      kind: "Secret",
      metadata: {},
      type: "Opaque",
      data: { a: Buffer.from("é€😀").toString("base64") },
    });
  });

  it("tie a Job to its own Pods by uid", () => {
    const job = {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name: "j", uid: "u" },
      spec: { template: { spec: {} } },
    };
    const { spec } = selectOwnPods(applyDefaults(job) as unknown as Job);
    expect(spec.selector?.matchLabels).toEqual({ "batch.kubernetes.io/controller-uid": "u" });
    expect(spec.template.metadata?.labels).toEqual({
      "batch.kubernetes.io/controller-uid": "u",
      "batch.kubernetes.io/job-name": "j",
      "controller-uid": "u",
      "job-name": "j",
    });
    expect(spec).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 6, suspend: false });
  });
});
