/** kubectl's printers: pure functions from Kubernetes objects to text. */
export type { DescribeContext } from "./describe/describe-context.ts";
export { describeObject, describeObjects } from "./describe/index.ts";
export { jsonDocument, jsonText } from "./json.ts";
export { type PodStatusSummary, podStatus } from "./pod-status.ts";
export { kindPrefix, type TableOptions, tableText } from "./table-text.ts";
export { tableFor } from "./tables/index.ts";
export type { TableColumn, TableContext, TableDefinition } from "./tables/table-definition.ts";
export { ageSince, humanDuration } from "./text/age.ts";
