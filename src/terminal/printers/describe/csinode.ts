/** `kubectl describe csinode`. */
import type { CsiNode } from "../tables/csinodes.ts";
import { mailDate } from "../text/mail-date.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

export function writeCsiNode(out: DescribeText, csiNode: CsiNode, context: DescribeContext): void {
  const { metadata, spec } = csiNode;
  writeName(out, csiNode);
  writeLabelsAndAnnotations(out, csiNode);
  out.field(0, "CreationTimestamp", mailDate(metadata.creationTimestamp));
  out.write(0, "Spec:\n");
  if (spec?.drivers) out.write(1, "Drivers:\n");
  for (const { name, nodeID, allocatable, topologyKeys } of spec?.drivers ?? []) {
    out.write(2, `${name}:\n`);
    out.field(3, "Node ID", nodeID);
    if (allocatable?.count !== undefined) {
      out.write(3, "Allocatables:\n");
      out.field(4, "Count", allocatable.count);
    }
    if (topologyKeys) out.field(3, "Topology Keys", `[${topologyKeys.join(" ")}]`);
  }
  writeEvents(out, csiNode, context);
}
