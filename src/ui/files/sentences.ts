/** Where a file is and who reads it, as messages. */
import { type Message, message } from "#i18n";
import type { FileRow } from "#views";

const prefixes = {
  alive: "place",
  stranded: "place.stranded",
  lost: "place.was",
  deleted: "place.was",
} as const;

export function placeMessage({ place, verdict }: FileRow): Message {
  const prefix = prefixes[verdict];
  const separator = prefix === "place" ? "." : "-";
  const { type, ...parameters } = place;
  return { id: `${prefix}${separator}${type}` as Message["id"], parameters };
}

export function readersMessage({ readers, place }: FileRow): Message | undefined {
  const [first, second] = readers;
  if (!first || place.type === "layer") return undefined;
  return second
    ? message("readers.many", { count: readers.length })
    : message("readers.one", { pod: first.pod, node: first.node });
}

/** The last link of the chain: what it meant for the file. */
export function endMessage({ place, verdict, path }: FileRow): Message {
  if (verdict === "deleted") return message("chain.end-deleted", { path });
  if (verdict === "stranded") return message("chain.end-stranded", { path });
  const { type, ...parameters } = place;
  return { id: `chain.end-${type}` as Message["id"], parameters: { ...parameters, path } };
}
