/** What `kubectl get` shows of one kind: columns, and an object's cells in their order. */
import type { KubernetesObject } from "#api";

export interface TableColumn {
  /** As the server names it; headers are printed in capitals. */
  readonly name: string;
  /** Shown with `-o wide` only. */
  readonly wide?: boolean;
  /** The column that `kubectl get a,b` prefixes with `kind.group/`. */
  readonly isName?: boolean;
}

export interface TableContext {
  readonly nowMs: number;
  /** `-o wide`: some cells are cut short without it. */
  readonly wide?: boolean;
}

/** Rows hold a cell for every column, wide ones too (`pkg/printers/internalversion/printers.go`). */
export interface TableDefinition<T extends KubernetesObject = KubernetesObject> {
  readonly columns: readonly TableColumn[];
  row(object: T, context: TableContext): readonly string[];
}

/** Columns from their names; a trailing `*` means wide; the first is the object's name. */
export function columnsOf(...names: readonly string[]): readonly TableColumn[] {
  return names.map((name, index) => ({
    name: name.replace(/\*$/, ""),
    ...(name.endsWith("*") ? { wide: true } : {}),
    ...(index === 0 ? { isName: true } : {}),
  }));
}
