/** `kubectl get leases`. */
import type { Lease } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const leases: TableDefinition<Lease> = {
  columns: columnsOf("Name", "Holder", "Age"),
  row({ metadata, spec }, { nowMs }) {
    return [metadata.name, spec.holderIdentity ?? "", ageSince(metadata.creationTimestamp, nowMs)];
  },
};
