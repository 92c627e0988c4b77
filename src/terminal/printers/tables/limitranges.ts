/** `kubectl get limitranges`: the server has no table for them and shows when they were made. */
import type { KubernetesObject } from "#api";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

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

export const limitranges: TableDefinition<LimitRange> = {
  columns: columnsOf("Name", "Created At"),
  row: ({ metadata }) => [metadata.name, metadata.creationTimestamp],
};
