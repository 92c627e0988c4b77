/** Reading what a client sends into a kind: unknown fields, type errors, the normal form that is stored. */
export { base64Length, encodeBase64 } from "./base64.ts";
export { conversionFailure, goMapText } from "./convert-patched.ts";
export { decode } from "./decode.ts";
export { cannotBeHandled, strictMessage } from "./messages.ts";
export { withEmptyStatus } from "./normal-form.ts";
