/**
 * What is wrong with one field, in the words of `staging/src/k8s.io/apimachinery/pkg/util/validation/field`.
 */

export interface FieldError {
  /** `spec.containers[0].image` */
  readonly field: string;
  /** The type's words, the value as Go prints it, and the detail: `Invalid value: -1: must be …`. */
  readonly body: string;
  /** As in a status' causes: `FieldValueInvalid`. */
  readonly reason: string;
}

/** A value as Go's `%#v` prints it, made by the go-print folder. */
export interface GoText {
  readonly goText: string;
}

/** A value that an error quotes: text in quotes, numbers and booleans bare, absent as `null`. */
export type ErrorValue = string | number | boolean | undefined | GoText;

function printed(value: ErrorValue): string {
  if (value === undefined) return "null";
  if (typeof value === "object") return value.goText;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function error(field: string, reason: string, ...parts: readonly string[]): FieldError {
  return { field, reason, body: parts.filter((part) => part !== "").join(": ") };
}

export function invalid(field: string, value: ErrorValue, detail: string): FieldError {
  return error(field, "FieldValueInvalid", "Invalid value", printed(value), detail);
}

export function required(field: string, detail = ""): FieldError {
  return error(field, "FieldValueRequired", "Required value", detail);
}

export function forbidden(field: string, detail: string): FieldError {
  return error(field, "FieldValueForbidden", "Forbidden", detail);
}

export function duplicate(field: string, value: ErrorValue): FieldError {
  return error(field, "FieldValueDuplicate", "Duplicate value", printed(value));
}

export function notFound(field: string, value: ErrorValue): FieldError {
  return error(field, "FieldValueNotFound", "Not found", printed(value));
}

/** `supported` is printed in the order given: some callers upstream sort it, some do not. */
export function unsupported(field: string, value: ErrorValue, supported: readonly string[]): FieldError {
  const words = supported.map((word) => JSON.stringify(word)).join(", ");
  return error(
    field,
    "FieldValueNotSupported",
    "Unsupported value",
    printed(value),
    `supported values: ${words}`,
  );
}

export function tooLong(field: string, limitBytes: number): FieldError {
  return error(field, "FieldValueTooLong", "Too long", `may not be more than ${limitBytes} bytes`);
}

/** One `invalid` for each message. */
export function invalidFor(
  field: string,
  value: ErrorValue,
  messages: readonly string[],
): readonly FieldError[] {
  return messages.map((message) => invalid(field, value, message));
}
