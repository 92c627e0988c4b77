/** Limits on single objects: `kubectl describe limitrange`, and its part in a namespace's description. */

import type { KubernetesObject } from "#api";
import { byText } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";

type Amounts = Readonly<Record<string, string>>;

export interface LimitRange extends KubernetesObject {
  readonly spec?: {
    readonly limits?: readonly {
      readonly type: string;
      readonly min?: Amounts;
      readonly max?: Amounts;
      readonly default?: Amounts;
      readonly defaultRequest?: Amounts;
      readonly maxLimitRequestRatio?: Amounts;
    }[];
  };
}

const TITLES = [
  "Type",
  "Resource",
  "Min",
  "Max",
  "Default Request",
  "Default Limit",
  "Max Limit/Request Ratio",
];
const RULES = [
  "----",
  "--------",
  "---",
  "---",
  "---------------",
  "-------------",
  "-----------------------",
];

/** A row for each resource of each limit; what is not set is `-`. */
function writeLimits(out: DescribeText, { spec }: LimitRange, indent: string): void {
  for (const limit of spec?.limits ?? []) {
    const columns = [limit.min, limit.max, limit.defaultRequest, limit.default, limit.maxLimitRequestRatio];
    const names = new Set(columns.flatMap((amounts) => Object.keys(amounts ?? {})));
    for (const name of [...names].sort(byText)) {
      const cells = columns.map((amounts) => amounts?.[name] ?? "-");
      out.write(0, `${indent}${[limit.type, name, ...cells].join("\t")}\n`);
    }
  }
}

export function writeLimitRange(out: DescribeText, range: LimitRange): void {
  out.field(0, "Name", range.metadata.name);
  out.field(0, "Namespace", range.metadata.namespace ?? "");
  out.write(0, `${TITLES.join("\t")}\n`);
  out.write(0, `${RULES.join("\t")}\n`);
  writeLimits(out, range, "");
}

/** All limit ranges of a namespace (`DescribeLimitRanges` of kubectl). */
export function writeLimitRanges(out: DescribeText, ranges: readonly LimitRange[]): void {
  if (ranges.length === 0) {
    out.write(0, "No LimitRange resource.\n");
    return;
  }
  out.write(0, `Resource Limits\n ${TITLES.join("\t")}\n`);
  out.write(0, ` ${RULES.join("\t")}\n`);
  for (const range of ranges) writeLimits(out, range, " ");
}
