/** `kubectl get priorityclasses`. */
import type { PriorityClass } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const priorityclasses: TableDefinition<PriorityClass> = {
  columns: columnsOf("Name", "Value", "Global-Default", "Age"),
  row({ metadata, value, globalDefault = false }, { nowMs }) {
    return [metadata.name, String(value), String(globalDefault), ageSince(metadata.creationTimestamp, nowMs)];
  },
};
