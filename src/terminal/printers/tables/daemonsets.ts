/** `kubectl get daemonsets`. */
import { type DaemonSet, formatLabels, formatSelector } from "#api";
import { ageSince } from "../text/age.ts";
import { containerCells } from "./container-cells.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const daemonsets: TableDefinition<DaemonSet> = {
  columns: columnsOf(
    "Name",
    "Desired",
    "Current",
    "Ready",
    "Up-to-date",
    "Available",
    "Node Selector",
    "Age",
    "Containers*",
    "Images*",
    "Selector*",
  ),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      String(status?.desiredNumberScheduled ?? 0),
      String(status?.currentNumberScheduled ?? 0),
      String(status?.numberReady ?? 0),
      String(status?.updatedNumberScheduled ?? 0),
      String(status?.numberAvailable ?? 0),
      formatLabels(spec.template.spec.nodeSelector),
      ageSince(metadata.creationTimestamp, nowMs),
      ...containerCells(spec.template),
      formatSelector(spec.selector),
    ];
  },
};
