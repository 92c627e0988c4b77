/** kubectl's printers: pure functions from Kubernetes objects to text. */
export type { Attempt } from "./attempt.ts";
export { customColumnsOfFile, printCustomColumns } from "./custom-columns.ts";
export type { DescribeContext } from "./describe/describe-context.ts";
export { describeObject } from "./describe/index.ts";
export { type EventsOptions, eventsText } from "./events.ts";
export { printGoTemplate } from "./go-template/index.ts";
export { jsonDocument, jsonText } from "./json.ts";
export { printJsonPath, printJsonPathAsJson } from "./jsonpath/index.ts";
export { type ObjectList, objectList } from "./list.ts";
export { kindPrefix, objectName } from "./name.ts";
export { type PodStatusSummary, podStatus } from "./pod-status.ts";
export { sortObjects } from "./sort-by.ts";
export { type TableOptions, tableCells, tableText } from "./table-text.ts";
export { tableFor } from "./tables/index.ts";
export type { TableColumn, TableContext, TableDefinition } from "./tables/table-definition.ts";
export { ageSince, humanDuration } from "./text/age.ts";
export { yamlDocument } from "./yaml/index.ts";
