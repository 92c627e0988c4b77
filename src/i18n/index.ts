/** Our own words, in every language of the page. Words that Kubernetes prints are not here: they are never translated. */
import { en } from "./en.ts";
import { ko } from "./ko.ts";

/** The texts of every message, by id. English is the source of the ids. */
export type Messages = typeof en;
export type MessageId = keyof Messages;

type Named<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

/** What a message's text asks for: `"on {node}"` asks for `node`. */
export type ParametersOf<Id extends MessageId> = { readonly [Name in Named<Messages[Id]>]: string | number };

/** A message chosen by a pure folder, to be put into words by the page. */
export interface Message {
  readonly id: MessageId;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** A message whose parameters the compiler has checked. */
export const message = <Id extends MessageId>(
  id: Id,
  ...parameters: Named<Messages[Id]> extends never ? [] : [ParametersOf<Id>]
): Message => (parameters[0] === undefined ? { id } : { id, parameters: parameters[0] });

export const languages = { en: { name: "English", texts: en }, ko: { name: "한국어", texts: ko } } as const;

export type Language = keyof typeof languages;

/** The message in a language, with its parameters filled in. A parameter that is missing stays visible as `{name}`. */
export function inWords(language: Language, { id, parameters = {} }: Message): string {
  const text: string = languages[language].texts[id];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** The id of the sentence for a change's reason, where there is one. */
export function reasonId(reason: string): MessageId | undefined {
  const id = `reason.${reason}`;
  return id in en ? (id as MessageId) : undefined;
}
