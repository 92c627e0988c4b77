/** `kubectl get --watch`: a table that grows by a row with every change. */
import type { KubernetesObject, ResourceType } from "#api";
import type { Wait } from "#cluster";
import { type TableOptions, tableCells } from "../../printers/index.ts";
import { fail, failAll } from "../failure.ts";
import type { ObjectText } from "../output/object-text.ts";
import { readArguments } from "../resources/arguments.ts";
import { type Found, select } from "../resources/select.ts";
import type { Call } from "../verb.ts";
import { tableOptions } from "./get.ts";

const PADDING = 3;

/**
 * Lays out rows one by one: a column never grows narrower again (`RememberWidths` of kubectl's tabwriter).
 */
class GrowingTable {
  readonly #widths: number[] = [];
  #headed: boolean;

  constructor(noHeaders: boolean) {
    this.#headed = noHeaders;
  }

  rows(objects: readonly KubernetesObject[], options: TableOptions): string {
    if (objects.length === 0) return "";
    const cells = tableCells(objects, { ...options, noHeaders: this.#headed });
    this.#headed = true;
    for (const row of cells) {
      for (const [column, cell] of row.slice(0, -1).entries()) {
        this.#widths[column] = Math.max(this.#widths[column] ?? 0, cell.length + PADDING, 6);
      }
    }
    const line = (row: readonly string[]) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(this.#widths[column]!)))
        .join("");
    return cells.map((row) => `${line(row)}\n`).join("");
  }
}

/** The one resource that is watched, and the name where only one object is. */
function watched(call: Call): { readonly resource: ResourceType; readonly name?: string } {
  const { types, names, pairs } = readArguments(call.args);
  const only = pairs.length > 0 ? pairs : names.map((name) => ({ resource: types[0]!, name }));
  if (types.length > 1 || only.length > 1) {
    fail(
      "watch is only supported on individual resources and resource collections - more than 1 resource was found",
    );
  }
  return only[0] ?? { resource: types[0]! };
}

/** Prints what is there, then every change, until it is interrupted. */
export function* watchObjects(call: Call, objectText: ObjectText | undefined): Generator<Wait, void, void> {
  const { resource, name } = watched(call);
  const { flags } = call;
  const options = tableOptions(call, resource);
  const table = new GrowingTable(options.noHeaders ?? false);
  const textOf = (objects: readonly KubernetesObject[]) =>
    objectText
      ? objects.map((object) => objectText([object], false)).join("")
      : table.rows(objects, tableOptions(call, resource));
  const namespace = resource.namespaced && !flags.isOn("all-namespaces") ? call.namespace : undefined;
  const watch = call.cluster.watch(resource.kind, namespace, {
    ...(name === undefined ? {} : { name }),
    ...(flags.text("selector") ? { labelSelector: flags.text("selector") } : {}),
    ...(flags.text("field-selector") ? { fieldSelector: flags.text("field-selector") } : {}),
  });
  try {
    const { targets, failures } = yield* select(call, { listsTypes: true, looksUp: true });
    failAll(failures);
    if (!flags.isOn("watch-only"))
      yield* call.print(textOf((targets as readonly Found[]).map(({ object }) => object)));
    for (;;) {
      for (let event = watch.take(); event; event = watch.take()) yield* call.print(textOf([event.object]));
      yield* call.process.wait(watch.more);
    }
  } finally {
    watch.stop();
  }
}
