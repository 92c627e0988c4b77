/** The way from the API server to the kubelet of a Pod's node, and how it fails. */
import type { Pod } from "#api";
import { resourceOfKind } from "../api-server/api-server.ts";
import { badRequest, notFound } from "../api-server/api-status.ts";
import type { Cluster } from "../cluster.ts";
import type { Wait } from "../processes/process.ts";
import type { Machine } from "../state/machine-records.ts";
import type { Ms } from "../state/record.ts";
import type { ApiStatus } from "./client.ts";

/** How long a connection to a machine that does not answer is tried. */
const DIAL_TIMEOUT_MS: Ms = 30_000;

/** How long after it is gone the network still looks for a machine, before it says there is no way. */
const ROUTE_KNOWN_MS: Ms = 30_000;

export type Access =
  | { readonly ok: true; readonly pod: Pod; readonly machine: Machine }
  | { readonly ok: false; readonly status: ApiStatus }
  | { readonly ok: false; readonly dialError: string };

/**
 * Reaches the kubelet that runs a Pod; a machine that is silent takes its time. `dialError`: `dial tcp
 * 10.0.0.1:10250: …`.
 */
export function* reachKubelet(
  cluster: Cluster,
  namespace: string,
  name: string,
): Generator<Wait, Access, void> {
  const pod = cluster.view.get("Pod", `${namespace}/${name}`)?.value;
  if (!pod) return { ok: false, status: notFound(resourceOfKind("Pod"), name) };
  const { nodeName } = pod.spec;
  if (!nodeName) return { ok: false, status: badRequest(`pod ${name} does not have a host assigned`) };
  const stored = cluster.view.get("Machine", nodeName);
  const machine = stored?.value;
  const target = `dial tcp ${addressOf(cluster, nodeName)}:10250`;
  // The API server asks for the node on the way to the Pod, and words the failure as if it had asked for the
  // Pod.
  if (!machine || !stored) return { ok: false, status: notFound(resourceOfKind("Pod"), nodeName) };
  if (machine.power === "off" || machine.network === "cut") {
    const goneAt = cluster.history.changes[stored.revision - 1]!.at;
    if (cluster.now - goneAt > ROUTE_KNOWN_MS) {
      yield { for: "time", until: cluster.now + 3000 };
      return { ok: false, dialError: `${target}: connect: no route to host` };
    }
    yield { for: "time", until: cluster.now + DIAL_TIMEOUT_MS };
    return { ok: false, dialError: `${target}: i/o timeout` };
  }
  if (machine.kubelet !== "running")
    return { ok: false, dialError: `${target}: connect: connection refused` };
  return { ok: true, pod, machine };
}

/** The URL of a kubelet, as errors name it. */
export const kubeletUrl = (cluster: Cluster, nodeName: string, path: string): string =>
  `https://${addressOf(cluster, nodeName)}:10250${path}`;

const addressOf = (cluster: Cluster, nodeName: string): string =>
  cluster.view.get("Machine", nodeName)?.value.address ?? nodeName;

export const internalError = (message: string): ApiStatus => ({
  code: 500,
  reason: "InternalError",
  message: `Internal error occurred: ${message}`,
});
