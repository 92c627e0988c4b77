/** What the server shows of its own kinds that have no table: the name, and when the object was made. */
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const nameAndCreation: TableDefinition = {
  columns: columnsOf("Name", "Created At"),
  row: ({ metadata }) => [metadata.name, metadata.creationTimestamp],
};
