/** `kubectl get statefulsets`. */
import type { StatefulSet } from "#api";
import { ageSince } from "../text/age.ts";
import { containerCells } from "./container-cells.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const statefulsets: TableDefinition<StatefulSet> = {
  columns: columnsOf("Name", "Ready", "Age", "Containers*", "Images*"),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
      ageSince(metadata.creationTimestamp, nowMs),
      ...containerCells(spec.template),
    ];
  },
};
