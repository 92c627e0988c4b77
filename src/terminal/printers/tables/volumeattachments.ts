/** `kubectl get volumeattachments`. */
import type { VolumeAttachment } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const volumeattachments: TableDefinition<VolumeAttachment> = {
  columns: columnsOf("Name", "Attacher", "PV", "Node", "Attached", "Age"),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      spec.attacher,
      spec.source.persistentVolumeName ?? "",
      spec.nodeName,
      String(status?.attached ?? false),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
