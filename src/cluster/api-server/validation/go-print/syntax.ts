/** Values as Go's `%#v` prints them: `core.Container{Name:"a", Image:"x", …}`. */
import { quantityParts } from "./quantity-parts.ts";
import { fieldValue, type GoType, goFields, goType } from "./types.ts";

/** Where Go prints an address nobody can know. */
const someAddress = "0xc000a1b2c0";

/** A value of a type as `%#v` prints it. Pointers inside it show an address. */
export function goSyntax(notation: string, value: unknown): string {
  return printed(value ?? undefined, goType(notation));
}

function printed(value: unknown, type: GoType): string {
  switch (type.kind) {
    case "string":
      return JSON.stringify(value ?? "");
    case "number":
      return String(value ?? 0);
    case "bool":
      return String(value ?? false);
    case "pointer":
      return pointer(value, type.name, type.element);
    case "slice":
      return value === undefined
        ? `${type.name}(nil)`
        : `${type.name}{${(value as unknown[]).map((item) => printed(item, type.element)).join(", ")}}`;
    case "map":
      return map(value as Readonly<Record<string, unknown>> | undefined, type.name, type.element);
    case "struct":
      return struct(value, type.name);
    case "quantity":
      return quantity(String(value ?? "0"));
    case "int-or-string":
      return intOrStringSyntax(value);
    case "time":
      return "time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)";
    default:
      return `${type.name}{}`;
  }
}

function pointer(value: unknown, name: string, element: GoType): string {
  if (value === undefined || value === null) return element.kind === "time" ? "<nil>" : `(${name})(nil)`;
  return `(${name})(${someAddress})`;
}

function struct(value: unknown, name: string): string {
  const members = goFields(name).map(
    (field) => `${field.name}:${printed(fieldValue(value, field), field.type)}`,
  );
  return `${name}{${members.join(", ")}}`;
}

function map(value: Readonly<Record<string, unknown>> | undefined, name: string, element: GoType): string {
  if (value === undefined) return `${name}(nil)`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${printed(value[key], element)}`);
  return `${name}{${members.join(", ")}}`;
}

function quantity(text: string): string {
  const { value, scale, format } = quantityParts(text);
  const amount = `resource.int64Amount{value:${value}, scale:${scale}}`;
  const exact = "resource.infDecAmount{Dec:(*inf.Dec)(nil)}";
  return `resource.Quantity{i:${amount}, d:${exact}, s:${JSON.stringify(text)}, Format:"${format}"}`;
}

/** `intstr.IntOrString{Type:0, IntVal:1, StrVal:""}` */
function intOrStringSyntax(value: unknown): string {
  const [type, number, text] = typeof value === "string" ? [1, 0, value] : [0, value ?? 0, ""];
  return `intstr.IntOrString{Type:${type}, IntVal:${number}, StrVal:${JSON.stringify(text)}}`;
}
