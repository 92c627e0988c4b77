/** `kubectl get endpointslices`. */
import type { EndpointSlice } from "#api";
import { ageSince } from "../text/age.ts";
import { shortList } from "../text/short-list.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const endpointslices: TableDefinition<EndpointSlice> = {
  columns: columnsOf("Name", "AddressType", "Ports", "Endpoints", "Age"),
  row({ metadata, addressType, ports, endpoints }, { nowMs }) {
    return [
      metadata.name,
      addressType,
      shortList((ports ?? []).map(({ port, name }) => String(port ?? name ?? "*"))) || "<unset>",
      shortList(endpoints.flatMap(({ addresses }) => addresses)) || "<unset>",
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
