/** `kubectl get namespaces`. */
import type { Namespace } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const namespaces: TableDefinition<Namespace> = {
  columns: columnsOf("Name", "Status", "Age"),
  row({ metadata, status }, { nowMs }) {
    return [metadata.name, status?.phase ?? "", ageSince(metadata.creationTimestamp, nowMs)];
  },
};
