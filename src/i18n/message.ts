/** A message chosen by a pure folder, to be put into words by the page. */
import type { en } from "./en.ts";

/** The texts of every message, by id. English is the source of the ids. */
export type Messages = typeof en;
export type MessageId = keyof Messages;

type Named<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

/** What a message's text asks for: `"on {node}"` asks for `node`. */
export type ParametersOf<Id extends MessageId> = { readonly [Name in Named<Messages[Id]>]: string | number };

export interface Message {
  readonly id: MessageId;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** A message whose parameters the compiler has checked. */
export const message = <Id extends MessageId>(
  id: Id,
  ...parameters: Named<Messages[Id]> extends never ? [] : [ParametersOf<Id>]
): Message => (parameters[0] === undefined ? { id } : { id, parameters: parameters[0] });
