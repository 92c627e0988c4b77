/** `kubectl get runtimeclasses`. */
import type { KubernetesObject } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const runtimeclasses: TableDefinition<KubernetesObject & { readonly handler?: string }> = {
  columns: columnsOf("Name", "Handler", "Age"),
  row: ({ metadata, handler = "" }, { nowMs }) => [
    metadata.name,
    handler,
    ageSince(metadata.creationTimestamp, nowMs),
  ],
};
