/** One value as `go-cmp` prints it: zero fields left out, long lists cut short. */
import { ellipsis, line, prefixed, type Text, type TextRecord } from "./layout.ts";
import { quantityParts } from "./quantity-parts.ts";
import { quotedAt } from "./quoted.ts";
import { fieldValue, type GoType, goFields, isZero } from "./types.ts";

export interface FormatOptions {
  /** Which side is shown: the common value, the removed or the inserted one, or both. */
  readonly mode: "unknown" | "identical" | "removed" | "inserted";
  /** Whether types are named: where a reader needs them, always, or never. */
  readonly typeMode: "auto" | "emit" | "elide";
  /** How many records of nested values are shown. */
  readonly verbosity: number;
}

/** Puts the type before a value where the options ask for it (`FormatType`). */
export function withType(type: GoType, text: Text, options: FormatOptions): Text {
  if (options.typeMode === "elide") return text;
  const composite = ["struct", "slice", "map", "quantity", "int-or-string"].includes(type.kind);
  if (options.typeMode === "auto") {
    if (!composite || options.mode === "identical") return text;
    if (text.kind === "line" && text.text === "nil") return text;
  }
  const braces = text.kind === "list" ? text.prefix.startsWith("{") : text.text.startsWith("{");
  if (braces) return prefixed(type.name, text);
  return text.kind === "line"
    ? line(`${type.name}(${text.text})`)
    : { ...text, prefix: `${type.name}(`, suffix: ")" };
}

export function formatValue(value: unknown, type: GoType, options: FormatOptions): Text {
  if (type.kind === "pointer") {
    if (value === undefined || value === null) return line("nil");
    return prefixed("&", formatValue(value, type.element, options));
  }
  return withType(type, bareValue(value, type, options), options);
}

function bareValue(value: unknown, type: GoType, options: FormatOptions): Text {
  switch (type.kind) {
    case "string":
      return line(quotedAt(String(value ?? ""), options.verbosity));
    case "slice":
      if (value === undefined) return line("nil");
      return list(
        (value as unknown[]).map((item) => ["", item, type.element] as const),
        options,
        "elide",
      );
    case "map":
      if (value === undefined) return line("nil");
      return list(
        Object.keys(value as object)
          .sort()
          .map((key) => [
            type.keyPrefix + JSON.stringify(key),
            (value as Record<string, unknown>)[key],
            type.element,
          ]),
        options,
        "elide",
      );
    case "struct":
      return list(
        goFields(type.name)
          .map((field) => [field.name, fieldValue(value, field), field.type] as const)
          .filter(([, member, member_]) => !isZero(member, member_)),
        options,
        "auto",
      );
    case "quantity":
      return quantity(String(value ?? "0"), options);
    case "int-or-string":
      return typeof value === "string"
        ? line(`{Type: 1, StrVal: ${JSON.stringify(value)}}`)
        : line(value ? `{IntVal: ${value}}` : "{}");
    case "bool":
      return line(String(value ?? false));
    case "number":
      return line(String(value ?? 0));
    default:
      return line("{}");
  }
}

/** At verbosity v a value shows 2^(v+1) records; at 0 none. */
function limitAt(verbosity: number): number {
  return verbosity > 0 ? 2 ** (verbosity + 1) : 0;
}

function list(
  members: readonly (readonly [key: string, value: unknown, type: GoType])[],
  options: FormatOptions,
  typeMode: "auto" | "elide",
): Text {
  const limit = limitAt(options.verbosity);
  const inner: FormatOptions = { ...options, typeMode, verbosity: options.verbosity - 1 };
  const records: TextRecord[] = members
    .slice(0, limit)
    .map(([key, value, type]) => ({ key, value: formatValue(value, type, inner) }));
  if (members.length > limit) records.push({ key: "", value: ellipsis });
  return { kind: "list", prefix: "{", records, suffix: "}" };
}

/** `{i: {...}, s: "1Gi", Format: "BinarySI"}`: `d` is zero for every quantity that fits a whole number. */
function quantity(text: string, options: FormatOptions): Text {
  const { value, scale, format } = quantityParts(text);
  const inner: FormatOptions = { ...options, typeMode: "auto", verbosity: options.verbosity - 1 };
  const parts = [value === 0n ? "" : `value: ${value}`, scale === 0 ? "" : `scale: ${scale}`].filter(Boolean);
  const shown = limitAt(inner.verbosity) > 0 ? parts.join(", ") : "...";
  const amount = line(`{${shown}}`);
  const named = inner.mode === "identical" ? amount : prefixed("resource.int64Amount", amount);
  const records: TextRecord[] = [
    ...(value === 0n ? [] : [{ key: "i", value: named }]),
    { key: "s", value: line(JSON.stringify(text)) },
    { key: "Format", value: line(JSON.stringify(format)) },
  ];
  return { kind: "list", prefix: "{", records, suffix: "}" };
}
