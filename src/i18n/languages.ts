/** Messages in words, in every language of the page. */
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import type { Message, MessageId } from "./message.ts";

export const languages = { en: { name: "English", texts: en }, ko: { name: "한국어", texts: ko } } as const;

export type Language = keyof typeof languages;

/**
 * The message in a language, with its parameters filled in. A parameter that is missing stays visible as
 * `{name}`.
 */
export function inWords(language: Language, { id, parameters = {} }: Message): string {
  const text: string = languages[language].texts[id];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** The id of the sentence for a change's reason, where there is one. */
export function reasonId(reason: string): MessageId | undefined {
  const id = `reason.${reason}`;
  return id in en ? (id as MessageId) : undefined;
}
