import { beforeEach, expect, test } from "vitest";
import type { KubernetesObject, Manifest, Pod } from "#api";
import { Cluster } from "../cluster.ts";
import type { RequestContext } from "./request.ts";

let cluster: Cluster;
const context: RequestContext = { by: "user", reason: "test", because: [1] };

const configMap = (name: string, data: Record<string, string> = {}): Manifest => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "default" },
  data,
});
const pod = (name: string, more: object = {}): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "default" },
  spec: { containers: [{ name: "app", image: "busybox" }], ...more },
});

function created(manifest: Manifest): KubernetesObject {
  const answer = cluster.apiServer.create(manifest, context);
  if (!answer.ok) throw new Error(answer.status.message);
  return answer.value;
}

const refusal = (answer: ReturnType<Cluster["apiServer"]["create"]>): string =>
  answer.ok ? "accepted" : answer.status.message;

beforeEach(() => {
  cluster = new Cluster({ components: [] });
});

test("a new object is given a uid, a time and the version that wrote it", () => {
  const { metadata } = created(configMap("a"));
  expect(metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
  expect(metadata.creationTimestamp).toBe("2026-01-01T00:00:00Z");
  expect(metadata.resourceVersion).toBe(String(cluster.history.revision));
});

test("generateName draws a suffix", () => {
  const { metadata } = created({
    ...configMap(""),
    metadata: { generateName: "run-", namespace: "default" },
  });
  expect(metadata.name).toMatch(/^run-[a-z0-9]{5}$/);
});

test("a second object of the same name is refused", () => {
  created(configMap("a"));
  expect(refusal(cluster.apiServer.create(configMap("a"), context))).toBe('configmaps "a" already exists');
});

test("nothing is created in a namespace that is not there, or that is ending", () => {
  const elsewhere = { ...configMap("a"), metadata: { name: "a", namespace: "shop" } };
  expect(refusal(cluster.apiServer.create(elsewhere, context))).toBe('namespaces "shop" not found');
  created({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
  cluster.apiServer.delete("Namespace", "shop", {}, context);
  expect(refusal(cluster.apiServer.create(elsewhere, context))).toBe(
    'configmaps "a" is forbidden: unable to create new content in namespace shop because it is being terminated',
  );
});

test("an unknown field is refused when the client asked for strictness, and told of when it asked for warnings", () => {
  const wrong = pod("web", { restartpolicy: "Never" });
  expect(refusal(cluster.apiServer.create(wrong, { ...context, fieldValidation: "Strict" }))).toBe(
    'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.restartpolicy"',
  );
  const warned = cluster.apiServer.create(wrong, { ...context, fieldValidation: "Warn" });
  expect(warned.warnings).toEqual(['unknown field "spec.restartpolicy"']);
});

test("an update with an old version is a conflict, and one that changes nothing writes nothing", () => {
  const first = created(configMap("a", { k: "1" }));
  const changed = cluster.apiServer.update({ ...(first as unknown as Manifest), data: { k: "2" } }, context);
  expect(changed.ok).toBe(true);
  expect(
    refusal(cluster.apiServer.update({ ...(first as unknown as Manifest), data: { k: "3" } }, context)),
  ).toContain("the object has been modified");
  const { revision } = cluster.history;
  expect(cluster.apiServer.update(configMap("a", { k: "2" }), context).ok).toBe(true);
  expect(cluster.history.revision).toBe(revision);
});

test("a change of spec is counted as a generation, a change of status or labels is not", () => {
  const template = {
    metadata: { labels: { app: "web" } },
    spec: { containers: [{ name: "app", image: "nginx" }] },
  };
  const manifest = (replicas: number): Manifest => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "default" },
    spec: { replicas, selector: { matchLabels: { app: "web" } }, template },
  });
  expect(created(manifest(1)).metadata.generation).toBe(1);
  const scaled = cluster.apiServer.update(manifest(2), context);
  expect(scaled.ok && scaled.value.metadata.generation).toBe(2);
  const told = cluster.apiServer.updateStatus(
    { ...(scaled as { value: KubernetesObject }).value, status: { replicas: 2 } } as never,
    context,
  );
  expect(told.ok && told.value.metadata.generation).toBe(2);
});

test("a Pod on a node is given its grace, and a second request can only shorten it", () => {
  created(pod("web", { nodeName: "node-1" }));
  const deleted = cluster.apiServer.delete("Pod", "default/web", {}, context);
  expect(deleted.ok && deleted.value.metadata.deletionGracePeriodSeconds).toBe(30);
  const longer = cluster.apiServer.delete("Pod", "default/web", { gracePeriodSeconds: 60 }, context);
  expect(longer.ok && longer.value.metadata.deletionGracePeriodSeconds).toBe(30);
  const shorter = cluster.apiServer.delete("Pod", "default/web", { gracePeriodSeconds: 5 }, context);
  expect(shorter.ok && shorter.value.metadata.deletionGracePeriodSeconds).toBe(5);
  cluster.apiServer.delete("Pod", "default/web", { gracePeriodSeconds: 0 }, context);
  expect(cluster.view.get("Pod", "default/web")).toBeUndefined();
});

test("a Pod that no node has taken is removed at once", () => {
  created(pod("web"));
  cluster.apiServer.delete("Pod", "default/web", {}, context);
  expect(cluster.view.get("Pod", "default/web")).toBeUndefined();
});

test("a finalizer keeps an object until it is taken off", () => {
  const manifest = {
    ...configMap("a"),
    metadata: { name: "a", namespace: "default", finalizers: ["example.com/keep"] },
  };
  created(manifest);
  cluster.apiServer.delete("ConfigMap", "default/a", {}, context);
  expect(cluster.view.get("ConfigMap", "default/a")?.value.metadata.deletionTimestamp).toBeDefined();
  cluster.apiServer.patch("ConfigMap", "default/a", "merge", { metadata: { finalizers: null } }, context);
  expect(cluster.view.get("ConfigMap", "default/a")).toBeUndefined();
});

test("a dry run answers as if, and changes nothing", () => {
  const { revision } = cluster.history;
  expect(cluster.apiServer.create(pod("web"), { ...context, dryRun: true }).ok).toBe(true);
  expect(cluster.history.revision).toBe(revision);
});

test("a new Pod is given the token of its service account and the tolerations of the cluster's flags", () => {
  cluster = new Cluster({ components: [], settings: { defaultNotReadyTolerationSeconds: 6 } });
  const { spec } = created(pod("web")) as Pod;
  expect(spec.volumes?.[0]?.name).toMatch(/^kube-api-access-/);
  expect(spec.tolerations?.[0]).toMatchObject({ key: "node.kubernetes.io/not-ready", tolerationSeconds: 6 });
});
