/**
 * Our own words, in every language of the page. Words that Kubernetes prints are not here: they are never
 * translated.
 */
export { inWords, type Language, languages, reasonId } from "./languages.ts";
export { type Message, type MessageId, type Messages, message, type ParametersOf } from "./message.ts";
