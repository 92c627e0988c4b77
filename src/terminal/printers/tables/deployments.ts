/** `kubectl get deployments`. */
import { type Deployment, formatRequirements, requirementsOf } from "#api";
import { ageSince } from "../text/age.ts";
import { containerCells } from "./container-cells.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const deployments: TableDefinition<Deployment> = {
  columns: columnsOf(
    "Name",
    "Ready",
    "Up-to-date",
    "Available",
    "Age",
    "Containers*",
    "Images*",
    "Selector*",
  ),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
      String(status?.updatedReplicas ?? 0),
      String(status?.availableReplicas ?? 0),
      ageSince(metadata.creationTimestamp, nowMs),
      ...containerCells(spec.template),
      formatRequirements(requirementsOf(spec.selector)),
    ];
  },
};
