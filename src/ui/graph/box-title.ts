/** What a box is called, in the person's language. */
import { type Message, message } from "#i18n";
import type { Box } from "#views";

/** The caption: a name, or our word for a box that has none. */
export function captionOf({ type, name }: Box): Message | string {
  if (type === "cluster") return message("box.cluster");
  if (type === "outside") return message("box.outside");
  if (type === "waiting") return message("box.waiting");
  return type === "node-disk" ? message("box.node-disk", { name }) : name;
}

/** What it is, for those who cannot see its shape. */
export const typeOf = ({ type, name }: Box): Message =>
  type === "node-disk" ? message("box.node-disk", { name }) : message(`box.${type}`);

const standing: Partial<Record<Box["type"], Message>> = {
  cluster: message("box.cluster-note"),
  node: message("box.node-note"),
  outside: message("box.outside-note"),
  waiting: message("box.waiting-note"),
};

/** The few words at the right of the caption. */
export const noteOf = ({ type, note }: Box): Message | undefined => note ?? standing[type];
