/** `kubectl get networkpolicies`. */
import { formatSelector, type NetworkPolicy } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const networkpolicies: TableDefinition<NetworkPolicy> = {
  columns: columnsOf("Name", "Pod-Selector", "Age"),
  row: ({ metadata, spec }, { nowMs }) => [
    metadata.name,
    formatSelector(spec.podSelector),
    ageSince(metadata.creationTimestamp, nowMs),
  ],
};
