/** `kubectl get csidrivers`. */
import type { CsiDriver } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

type Spec = CsiDriver["spec"] & {
  readonly tokenRequests?: readonly { readonly audience?: string }[];
  readonly requiresRepublish?: boolean;
};

export const csidrivers: TableDefinition<CsiDriver & { readonly spec: Spec }> = {
  columns: columnsOf(
    "Name",
    "AttachRequired",
    "PodInfoOnMount",
    "StorageCapacity",
    "TokenRequests",
    "RequiresRepublish",
    "Modes",
    "Age",
  ),
  row({ metadata, spec }, { nowMs }) {
    return [
      metadata.name,
      String(spec.attachRequired ?? true),
      String(spec.podInfoOnMount ?? false),
      String(spec.storageCapacity ?? false),
      spec.tokenRequests?.map(({ audience }) => audience ?? "").join(",") || "<unset>",
      String(spec.requiresRepublish ?? false),
      spec.volumeLifecycleModes?.join(",") || "<none>",
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
