/** `kubectl get configmaps`. */
import type { ConfigMap } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const configmaps: TableDefinition<ConfigMap> = {
  columns: columnsOf("Name", "Data", "Age"),
  row({ metadata, data = {}, binaryData = {} }, { nowMs }) {
    const entries = Object.keys(data).length + Object.keys(binaryData).length;
    return [metadata.name, String(entries), ageSince(metadata.creationTimestamp, nowMs)];
  },
};
