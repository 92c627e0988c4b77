/** `kubectl get endpoints`. */
import type { Endpoints } from "#api";
import { ageSince } from "../text/age.ts";
import { shortList } from "../text/short-list.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** Ready addresses with each port; empty text when there are only unready ones (`formatEndpoints`). */
function endpointsText({ subsets }: Endpoints): string {
  if (!subsets?.length) return "<none>";
  const pairs = subsets.flatMap(({ addresses = [], ports }) =>
    ports?.length
      ? ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`))
      : addresses.map(({ ip }) => ip),
  );
  return shortList(pairs);
}

export const endpoints: TableDefinition<Endpoints> = {
  columns: columnsOf("Name", "Endpoints", "Age"),
  row(object, { nowMs }) {
    const { name, creationTimestamp } = object.metadata;
    return [name, endpointsText(object), ageSince(creationTimestamp, nowMs)];
  },
};
