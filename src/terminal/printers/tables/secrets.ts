/** `kubectl get secrets`. */
import type { Secret } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const secrets: TableDefinition<Secret> = {
  columns: columnsOf("Name", "Type", "Data", "Age"),
  row({ metadata, type = "", data = {} }, { nowMs }) {
    return [
      metadata.name,
      type,
      String(Object.keys(data).length),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
