/** `kubectl get controllerrevisions`. */
import type { ControllerRevision } from "#api";
import { kindPrefix } from "../name.ts";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const controllerrevisions: TableDefinition<ControllerRevision> = {
  columns: columnsOf("Name", "Controller", "Revision", "Age"),
  row({ metadata, revision }, { nowMs }) {
    const owner = metadata.ownerReferences?.find((reference) => reference.controller);
    return [
      metadata.name,
      owner ? `${kindPrefix(owner)}/${owner.name}` : "<none>",
      String(revision),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
