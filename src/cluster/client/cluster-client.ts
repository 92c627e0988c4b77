/** The API server as the person's own programs reach it. */
import { type KubernetesObject, parseFieldSelector, parseSelector, unsupportedField } from "#api";
import { resourceOfKind } from "../api-server/api-server.ts";
import { accepted, badRequest, notFound, refused, tooManyRequests } from "../api-server/api-status.ts";
import type { RequestContext } from "../api-server/request.ts";
import type { Cluster } from "../cluster.ts";
import type { Task } from "../processes/task.ts";
import { epochMs } from "../time/epoch.ts";
import type { Answer, ClusterClient, ListOptions } from "./client.ts";
import { disruptionRefusal } from "./disruption.ts";
import { execThroughKubelet } from "./kubelet-exec.ts";
import { logsThroughKubelet } from "./kubelet-logs.ts";
import { scopeFilter, watchCluster } from "./watch.ts";

/** Everything done through it is signed `user` and justified by the command that the task came from. */
export function clusterClient(cluster: Cluster, task: Task): ClusterClient {
  const { apiServer, view } = cluster;
  const context = (reason: string, options: object = {}): RequestContext => ({
    by: "user",
    reason,
    because: [task.cause],
    ...options,
  });
  const idOfName = (kind: string, name: string, namespace = "default"): string =>
    resourceOfKind(kind).namespaced ? `${namespace}/${name}` : name;
  return {
    get now() {
      return cluster.now;
    },
    epochMs,
    settings: view.settings,
    get: (kind, name, namespace) => {
      const stored = apiServer.get(kind, idOfName(kind, name, namespace));
      return stored
        ? accepted(stored.value as KubernetesObject)
        : refused(notFound(resourceOfKind(kind), name));
    },
    list: (kind, namespace, options) => list(cluster, kind, namespace, options),
    create: (manifest, options) => apiServer.create(manifest, context("UserCreated", options)),
    replace: (object, options) =>
      options?.subresource === "status"
        ? apiServer.updateStatus(object as unknown as KubernetesObject, context("UserReplaced", options))
        : apiServer.update(object, context("UserReplaced", options)),
    patch: (kind, name, namespace, type, patch, options) =>
      apiServer.patch(kind, idOfName(kind, name, namespace), type, patch, context("UserPatched", options)),
    delete: (kind, name, namespace, options) =>
      apiServer.delete(
        kind,
        idOfName(kind, name, namespace),
        { propagation: "Background", ...options },
        context("UserDeleted"),
      ),
    evict: (name, namespace, options) => {
      const pod = view.get("Pod", `${namespace}/${name}`)?.value;
      if (!pod) return refused(notFound(resourceOfKind("Pod"), name));
      const refusal = disruptionRefusal(view, pod);
      if (refusal) return refused(tooManyRequests(refusal));
      return apiServer.delete("Pod", `${namespace}/${name}`, options ?? {}, context("UserEvicted"));
    },
    watch: (kind, namespace, options = {}) => {
      const { sendInitial = false, ...scope } = options;
      return watchCluster(
        cluster,
        { kind, ...scope, ...(namespace === undefined ? {} : { namespace }) },
        sendInitial,
      );
    },
    exec: (options) => execThroughKubelet(cluster, options, task.cause),
    logs: (pod, namespace, container, options) =>
      logsThroughKubelet(cluster, { pod, namespace, container, ...options }),
  };
}

/**
 * Objects of a kind in order of namespace and name, as etcd keeps them. Answers BadRequest for a selector it
 * cannot read.
 */
function list(
  cluster: Cluster,
  kind: string,
  namespace: string | undefined,
  options: ListOptions = {},
): Answer<readonly KubernetesObject[]> {
  const labels = options.labelSelector ? parseSelector(options.labelSelector) : [];
  const fields = options.fieldSelector ? parseFieldSelector(options.fieldSelector) : [];
  if ("error" in labels) return refused(badRequest(labels.error));
  if ("error" in fields) return refused(badRequest(fields.error));
  for (const { field } of fields) {
    const refusal = unsupportedField(kind, field);
    if (refusal) return refused(badRequest(refusal));
  }
  const isWanted = scopeFilter({ kind, ...options, ...(namespace === undefined ? {} : { namespace }) });
  const found = cluster.history.list(kind as "Pod", resourceOfKind(kind).namespaced ? namespace : undefined);
  const sorted = [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
  return accepted(sorted.map(({ value }) => value as KubernetesObject).filter(isWanted));
}
