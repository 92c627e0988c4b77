/** A change in our own words: the sentence of its reason, with the names of what it is about. */
import type { KubernetesObject } from "#api";
import type { Change } from "#cluster";
import { type Message, message, reasonId } from "#i18n";

export function sentenceOf(change: Change): Message {
  if (change.kind === "Command") return ofCommand(change as Change<"Command">);
  const id = reasonId(change.reason);
  if (id !== undefined) return { id, parameters: { ...namesOf(change), by: change.by } };
  return message("reason.other", { by: change.by, reason: change.reason, record: change.key });
}

function ofCommand(change: Change<"Command">): Message {
  const command = change.after?.value;
  const text = command?.text ?? "";
  if (command?.type === "setup") return message("chain.setup", { text });
  if (command?.type === "edit") return message("chain.edit", { text });
  return command?.type === "fault" ? message("chain.fault", { text }) : message("chain.line", { text });
}

/** What sentences may name: the record's name, its Pod, its container, its node, its volume. */
function namesOf(change: Change): Readonly<Record<string, string | number>> {
  const value = (change.after ?? change.before)!.value as unknown as Partial<Record<string, unknown>>;
  const metadata = (value as Partial<KubernetesObject>).metadata;
  const pod = value.pod as { readonly name?: string } | undefined;
  const name =
    metadata?.name ??
    (typeof value.name === "string" ? value.name : change.key.slice(change.key.lastIndexOf("/") + 1));
  const text = (field: string): string => (typeof value[field] === "string" ? (value[field] as string) : "");
  const exitCode = typeof value.exitCode === "number" ? value.exitCode : 0;
  return {
    name,
    kind: change.kind,
    pod: pod?.name ?? (change.kind === "Pod" ? name : ""),
    container: text("container") || (change.kind === "ContainerInstance" ? name : ""),
    node:
      text("node") || text("machine") || (change.kind === "Node" || change.kind === "Machine" ? name : ""),
    volume: text("volume"),
    type: text("type"),
    exitCode,
  };
}
