/** Nodes, and the namespaces that somebody made. */
import { identity, isSystemNamespace, snapshotKind } from "./row.ts";

export const nodes = snapshotKind({
  kind: "Node",
  row(node) {
    const taints = (node.spec?.taints ?? []).map(
      ({ key, value, effect }) => `${key}${value ? `=${value}` : ""}:${effect}`,
    );
    return {
      ...identity(node),
      ready: (node.status?.conditions ?? []).some(
        ({ type, status }) => type === "Ready" && status === "True",
      ),
      unschedulable: node.spec?.unschedulable ?? false,
      taints: taints.sort(),
    };
  },
});

export const namespaces = snapshotKind({
  kind: "Namespace",
  row: ({ metadata }) =>
    metadata.name === "default" || isSystemNamespace(metadata.name) ? undefined : metadata.name,
});
