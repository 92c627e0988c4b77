/** Something that can be done to a box, and the line of the terminal that does it. */
import type { LucideIcon } from "lucide-react";
import type { Message } from "#i18n";
import type { Box } from "#views";

/** What an action may know of the picture around its box. */
export interface Surroundings {
  box(id: string): Box | undefined;
  /** The boxes drawn in it. */
  inside(id: string): readonly Box[];
}

export interface Action {
  readonly id: string;
  readonly icon: LucideIcon;
  /**
   * `break`: it takes something away; `end`: it asks for the end of an object; `look`: it changes nothing.
   */
  readonly group: "break" | "mend" | "work" | "end" | "look";
  /** The key that does it while its box has the focus. */
  readonly key?: string;
  /** What stands in the menu; `undefined` where the action does not apply. */
  title(box: Box, around: Surroundings): Message | undefined;
  line(box: Box, around: Surroundings): string;
  /** The line is only put into the terminal, for the person to finish. */
  readonly unfinished?: true;
}

/** ` -n shop`, or nothing for the default namespace. */
export const inNamespace = (namespace: string | undefined): string =>
  namespace === undefined || namespace === "default" ? "" : ` -n ${namespace}`;

export const isThere = (box: Box): boolean => box.state !== "gone";
