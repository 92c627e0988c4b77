/** The page in the person's language. */
import { createContext, useContext } from "react";
import { inWords, type Language, type Message, type MessageId, message, type ParametersOf } from "#i18n";

export interface Words {
  readonly language: Language;
  /** A message in words. */
  say(what: Message): string;
}

export const wordsIn = (language: Language): Words => ({ language, say: (what) => inWords(language, what) });

export const WordsContext = createContext<Words>(wordsIn("en"));

type Translate = <Id extends MessageId>(
  id: Id,
  ...parameters: keyof ParametersOf<Id> extends never ? [] : [ParametersOf<Id>]
) => string;

/** `t(id, parameters)`, with both checked, and `say` for messages that come from elsewhere. */
export function useWords(): Words & { readonly t: Translate } {
  const words = useContext(WordsContext);
  return { ...words, t: (id, ...parameters) => words.say(message(id, ...(parameters as never))) };
}

/** The language the browser asks for, if we have it. */
export const browserLanguage = (): Language =>
  navigator.languages.find((tag) => /^(ko|en)\b/.test(tag))?.startsWith("ko") ? "ko" : "en";
