/** The roles of a Node, from its labels. */
import type { Node } from "#api";
import { byText } from "./text/sorted.ts";

const ROLE_PREFIX = "node-role.kubernetes.io/";

/**
 * `control-plane,worker`, or `<none>`: labels `node-role.kubernetes.io/ROLE` and `kubernetes.io/role=ROLE`.
 */
export function nodeRoles(node: Node): string {
  const roles = new Set<string>();
  for (const [key, value] of Object.entries(node.metadata.labels ?? {})) {
    if (key.startsWith(ROLE_PREFIX)) roles.add(key.slice(ROLE_PREFIX.length));
    else if (key === "kubernetes.io/role") roles.add(value);
  }
  roles.delete("");
  return [...roles].sort(byText).join(",") || "<none>";
}
