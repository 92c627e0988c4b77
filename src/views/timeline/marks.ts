/** What is worth a mark on the line of time: what was done, what broke, what was lost. */
import type { Ms, Revision } from "#cluster";
import type { FileRow } from "../files/file-row.ts";
import type { Moment } from "../moment.ts";

export interface Mark {
  readonly revision: Revision;
  readonly at: Ms;
  readonly type: "line" | "fault" | "loss";
  /** The command as it was typed; for a loss, the paths that were lost together. */
  readonly text: string;
}

export function marksAt({ records }: Pick<Moment, "records">, rows: readonly FileRow[]): readonly Mark[] {
  const deeds = records
    .list("Command")
    .flatMap(({ revision, value }): Mark[] =>
      value.type === "line" || value.type === "fault"
        ? [{ revision, at: value.at, type: value.type, text: value.text }]
        : [],
    );
  const losses = new Map<Ms, Mark>();
  for (const { verdict, cause, endedAt, path } of rows) {
    if (verdict !== "lost" || cause === undefined || endedAt === undefined) continue;
    const known = losses.get(endedAt);
    const text = known ? `${known.text}, ${path}` : path;
    losses.set(endedAt, { revision: Math.max(known?.revision ?? 0, cause), at: endedAt, type: "loss", text });
  }
  return [...deeds, ...losses.values()].sort((one, other) => one.revision - other.revision);
}
