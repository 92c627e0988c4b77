/** `kubectl get cronjobs`. */
import { type CronJob, formatSelector } from "#api";
import { ageSince } from "../text/age.ts";
import { booleanText } from "../text/boolean.ts";
import { containerCells } from "./container-cells.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export const cronjobs: TableDefinition<CronJob> = {
  columns: columnsOf(
    "Name",
    "Schedule",
    "Timezone",
    "Suspend",
    "Active",
    "Last Schedule",
    "Age",
    "Containers*",
    "Images*",
    "Selector*",
  ),
  row({ metadata, spec, status }, { nowMs }) {
    return [
      metadata.name,
      spec.schedule,
      spec.timeZone ?? "<none>",
      booleanText(spec.suspend),
      String(status?.active?.length ?? 0),
      status?.lastScheduleTime ? ageSince(status.lastScheduleTime, nowMs) : "<none>",
      ageSince(metadata.creationTimestamp, nowMs),
      ...containerCells(spec.jobTemplate.spec.template),
      formatSelector(spec.jobTemplate.spec.selector),
    ];
  },
};
