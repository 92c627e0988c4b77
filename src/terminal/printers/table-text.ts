/** The layout of `kubectl get`: columns three spaces apart, several kinds one after the other. */
import { formatLabels, type KubernetesObject, type Labels } from "#api";
import { kindPrefix } from "./name.ts";
import { tableFor } from "./tables/index.ts";
import type { TableColumn } from "./tables/table-definition.ts";
import { alignTabs, GET_STOPS } from "./text/tab-stops.ts";

export interface TableOptions {
  readonly nowMs: number;
  readonly wide?: boolean;
  readonly noHeaders?: boolean;
  readonly showLabels?: boolean;
  /** `-L app,tier`: one column each. */
  readonly labelColumns?: readonly string[];
  /** `-A`: a first column NAMESPACE (namespaced kinds only). */
  readonly withNamespace?: boolean;
  /** `pod/web` in place of `web`: more than one kind was asked for. */
  readonly withKind?: boolean;
}

/** A cell ends at its first line break (`printTable` of cli-runtime). */
function oneLine(cell: string): string {
  const end = cell.search(/[\f\n\r]/);
  return end < 0 ? cell : `${cell.slice(0, end)}...`;
}

const labelCell = (labels: Labels | undefined, key: string) => labels?.[key] ?? "";

/** Rows of one table before they are laid out; the first is the header unless `noHeaders`. */
export function tableCells(
  objects: readonly KubernetesObject[],
  options: TableOptions,
): readonly (readonly string[])[] {
  const definition = tableFor(objects[0]!.kind);
  const isShown = (column: TableColumn) => options.wide || !column.wide;
  const header = [
    ...(options.withNamespace ? ["NAMESPACE"] : []),
    ...definition.columns.filter(isShown).map((column) => column.name.toUpperCase()),
    ...(options.labelColumns ?? []).map((key) => key.slice(key.lastIndexOf("/") + 1).toUpperCase()),
    ...(options.showLabels ? ["LABELS"] : []),
  ];
  const rowOf = (object: KubernetesObject) => {
    const cells = definition.row(object, { nowMs: options.nowMs, wide: options.wide });
    const named = definition.columns.map((column, index) =>
      column.isName && options.withKind ? `${kindPrefix(object)}/${cells[index]}` : (cells[index] ?? ""),
    );
    const { namespace, labels } = object.metadata;
    return [
      ...(options.withNamespace ? [namespace ?? ""] : []),
      ...named.filter((_, index) => isShown(definition.columns[index]!)),
      ...(options.labelColumns ?? []).map((key) => labelCell(labels, key)),
      ...(options.showLabels ? [formatLabels(labels)] : []),
    ];
  };
  return [...(options.noHeaders ? [] : [header]), ...objects.map(rowOf)].map((cells) => cells.map(oneLine));
}

/** One table of objects of one kind, as `kubectl get` prints it; empty text for no objects. */
export function tableText(objects: readonly KubernetesObject[], options: TableOptions): string {
  if (objects.length === 0) return "";
  const lines = tableCells(objects, options).map((cells) => `${cells.join("\t")}\n`);
  return alignTabs(lines.join(""), GET_STOPS);
}
