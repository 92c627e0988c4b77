/** How long the outline of what is gone is shown. */
import type { Change, Ms } from "#cluster";
import type { Moment } from "../moment.ts";

const outlineMs: Ms = 30_000;

/** What went since the last command, or a short while ago, is shown as an outline. */
export function isRecent(change: Pick<Change, "at" | "revision">, moment: Moment): boolean {
  return moment.now - change.at < outlineMs || change.revision > lastCommand(moment);
}

/** The last moment a person did something, if they ever did. */
function lastCommand({ records }: Moment): number {
  const commands = records
    .list("Command")
    .filter(({ value }) => value.type === "line" || value.type === "fault");
  return commands.at(-1)?.revision ?? 0;
}
