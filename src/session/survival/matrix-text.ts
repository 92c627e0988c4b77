/** The matrix as people read it: a table in Markdown. */
import { events } from "./events/index.ts";
import type { Outcome } from "./outcome.ts";
import { type StorageName, storages } from "./storages/index.ts";

const signs: Readonly<Record<Outcome, string>> = {
  kept: "✓",
  renewed: "↻",
  stranded: "⊘",
  lost: "✗",
  deleted: "⌫",
  "cannot happen": "–",
};

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

/** One line for each event. Storage that an event does not concern is left empty. */
export function matrixText(): string {
  const names = Object.keys(storages) as StorageName[];
  const head = row(["", ...names.map((name) => storages[name].title)]);
  const rule = row(["---", ...names.map(() => ":-:")]);
  const rows = events.map(({ title, cells }) => {
    const sign = (name: StorageName): string => (cells[name] ? signs[cells[name].outcome] : "");
    return row([title, ...names.map(sign)]);
  });
  return [head, rule, ...rows].join("");
}
