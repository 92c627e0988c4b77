/** What kubectl shows of a kind that nobody wrote a table for: its name and its age. */
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const nameAndAge: TableDefinition = {
  columns: columnsOf("Name", "Age"),
  row: ({ metadata }, { nowMs }) => [metadata.name, ageSince(metadata.creationTimestamp, nowMs)],
};
