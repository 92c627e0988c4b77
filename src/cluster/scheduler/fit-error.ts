/** The words of a failed attempt: `pkg/scheduler/framework/types.go` FitError. */

export const noNodes = "no nodes available to schedule pods";

/** `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.` */
export function fitErrorMessage(allNodes: number, reasonsOfNodes: readonly (readonly string[])[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasonsOfNodes.flat()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const parts = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  const list = parts.length === 0 ? "" : ` ${parts.join(", ")}.`;
  return `0/${allNodes} nodes are available:${list}`;
}

/** When a Pod is refused before any node is looked at. */
export function prefilterMessage(allNodes: number, message: string): string {
  return `0/${allNodes} nodes are available: ${message}.`;
}
