/** `kubectl get poddisruptionbudgets`. */
import type { PodDisruptionBudget } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const poddisruptionbudgets: TableDefinition<PodDisruptionBudget> = {
  columns: columnsOf("Name", "Min Available", "Max Unavailable", "Allowed Disruptions", "Age"),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      String(spec.minAvailable ?? "N/A"),
      String(spec.maxUnavailable ?? "N/A"),
      String(status?.disruptionsAllowed ?? 0),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
