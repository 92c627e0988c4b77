/** `kubectl get serviceaccounts`. */
import type { ServiceAccount } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

type WithSecrets = ServiceAccount & { readonly secrets?: readonly unknown[] };

export const serviceaccounts: TableDefinition<WithSecrets> = {
  columns: columnsOf("Name", "Secrets", "Age"),
  row({ metadata, secrets = [] }, { nowMs }) {
    return [metadata.name, String(secrets.length), ageSince(metadata.creationTimestamp, nowMs)];
  },
};
