/** `kubectl get replicasets`. */
import { formatSelector, type ReplicaSet } from "#api";
import { ageSince } from "../text/age.ts";
import { containerCells } from "./container-cells.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const replicasets: TableDefinition<ReplicaSet> = {
  columns: columnsOf("Name", "Desired", "Current", "Ready", "Age", "Containers*", "Images*", "Selector*"),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      String(spec.replicas ?? 0),
      String(status?.replicas ?? 0),
      String(status?.readyReplicas ?? 0),
      ageSince(metadata.creationTimestamp, nowMs),
      ...containerCells(spec.template),
      formatSelector(spec.selector),
    ];
  },
};
