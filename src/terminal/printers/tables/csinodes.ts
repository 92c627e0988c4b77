/** `kubectl get csinodes`. */
import type { KubernetesObject } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export interface CsiNode extends KubernetesObject {
  readonly spec?: {
    readonly drivers?: readonly {
      readonly name: string;
      readonly nodeID: string;
      readonly topologyKeys?: readonly string[];
      readonly allocatable?: { readonly count?: number };
    }[];
  };
}

export const csinodes: TableDefinition<CsiNode> = {
  columns: columnsOf("Name", "Drivers", "Age"),
  row({ metadata, spec }, { nowMs }) {
    return [metadata.name, String(spec?.drivers?.length ?? 0), ageSince(metadata.creationTimestamp, nowMs)];
  },
};
