/**
 * The Lease by which a kubelet says that it is there. `pkg/kubelet/nodelease`,
 * `staging/src/k8s.io/component-helpers/apimachinery/lease`
 */
import type { Lease } from "#api";
import { type Component, create, nothing, update, type View } from "../../component.ts";
import { microTimestampAt } from "../../time/epoch.ts";

const namespace = "kube-node-lease";

/**
 * Renewals are written where they matter: when a node comes, and, when it falls silent, the last there was.
 * Keys are names
 * of nodes.
 */
export const nodeLeases: Component = {
  name: "kubelet/node-leases",
  latencyMs: 1,
  watches: {
    Node: ({ before, after }) => (after && !before ? [after.id] : []),
    NodeHealth: ({ after }) => (after ? [after.id] : []),
  },
  start: (view) => view.list("Node").map(({ id }) => id),
  actor: (name) => `kubelet/${name}`,
  reconcile: (view: View, name) => {
    const node = view.get("Node", name);
    if (!node || !view.get("Namespace", namespace)) return nothing;
    const stored = view.get("Lease", `${namespace}/${name}`);
    const silentSince = view.get("NodeHealth", name)?.value.silentSinceMs;
    const renewTime = microTimestampAt(silentSince ?? view.now);
    if (!stored) {
      const { uid } = node.value.metadata;
      const lease = {
        apiVersion: "coordination.k8s.io/v1",
        kind: "Lease",
        metadata: { name, namespace, ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }] },
        spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime },
      };
      return { writes: [create(lease, { reason: "NodeRegistered", because: [node] })] };
    }
    if (stored.value.spec.renewTime === renewTime) return nothing;
    const renewed: Lease = { ...stored.value, spec: { ...stored.value.spec, renewTime } };
    return {
      writes: [update(renewed, { reason: "LeaseRenewed", because: [view.get("NodeHealth", name) ?? node] })],
    };
  },
};
