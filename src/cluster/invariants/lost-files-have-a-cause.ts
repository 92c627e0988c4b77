/** Every file that is lost has a chain of reasons that ends at a command or a fault. */
import type { Change, Revision } from "../state/record.ts";
import type { Law } from "./law.ts";

export const lostFilesHaveACause: Law = {
  name: "every file that is lost has a chain of reasons that ends at a command or a fault",
  ofChange: (change, changes) => {
    const isLoss = (change.kind === "File" || change.kind === "Disk") && change.after === undefined;
    if (!isLoss || leadsToCommand(change, changes)) return undefined;
    return `${change.key} was removed at ${change.revision} by ${change.by} (${change.reason}), and no command is behind it`;
  },
};

function leadsToCommand(change: Change, changes: readonly Change[]): boolean {
  const seen = new Set<Revision>();
  const open: Revision[] = [...change.because];
  for (let revision = open.pop(); revision !== undefined; revision = open.pop()) {
    if (seen.has(revision)) continue;
    seen.add(revision);
    const cause = changes[revision - 1];
    if (cause?.kind === "Command") return true;
    open.push(...(cause?.because ?? []));
  }
  return false;
}
