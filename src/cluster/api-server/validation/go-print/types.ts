/** Reads the notation of Go types: what a value is made of when Go prints or compares it. */
import { coreTypes } from "./core-types.ts";
import { storageTypes } from "./storage-types.ts";

export type GoType =
  | { readonly kind: "string"; readonly name: string }
  | { readonly kind: "number" | "bool"; readonly name: string }
  | { readonly kind: "pointer" | "slice"; readonly name: string; readonly element: GoType }
  | { readonly kind: "map"; readonly name: string; readonly element: GoType; readonly keyPrefix: string }
  | { readonly kind: "struct"; readonly name: string }
  | { readonly kind: "quantity" | "int-or-string" | "time" | "opaque"; readonly name: string };

export interface GoField {
  readonly name: string;
  readonly type: GoType;
  /** The field's JSON name; `undefined` for an embedded struct, whose fields lie in the same JSON object. */
  readonly json?: string;
}

const known = new Map<string, GoType>();
const structs = new Map<string, readonly GoField[]>();

function structLine(name: string): string | undefined {
  return coreTypes[name] ?? storageTypes[name];
}

function readType(notation: string): GoType {
  if (notation.startsWith("*")) return pointerTo(goType(notation.slice(1)));
  if (notation.startsWith("[]")) {
    const element = goType(notation.slice(2));
    return { kind: "slice", name: `[]${element.name}`, element };
  }
  if (notation.startsWith("map[string]")) {
    const element = goType(notation.slice("map[string]".length));
    return { kind: "map", name: `map[string]${element.name}`, element, keyPrefix: "" };
  }
  if (notation.startsWith("~")) return { kind: "string", name: notation.slice(1) };
  switch (notation) {
    case "string":
      return { kind: "string", name: notation };
    case "bool":
      return { kind: "bool", name: notation };
    case "int32":
    case "int64":
      return { kind: "number", name: notation };
    case "core.ResourceList":
      return { kind: "map", name: notation, element: goType("resource.Quantity"), keyPrefix: "s" };
    case "resource.Quantity":
      return { kind: "quantity", name: notation };
    case "intstr.IntOrString":
      return { kind: "int-or-string", name: notation };
    case "v1.Time":
      return { kind: "time", name: notation };
    default:
      return { kind: structLine(notation) === undefined ? "opaque" : "struct", name: notation };
  }
}

function pointerTo(element: GoType): GoType {
  return { kind: "pointer", name: `*${element.name}`, element };
}

/** The type of a notation such as `[]core.Container`. */
export function goType(notation: string): GoType {
  const type = known.get(notation) ?? readType(notation);
  known.set(notation, type);
  return type;
}

/** The fields of a struct in Go's order. */
export function goFields(struct: string): readonly GoField[] {
  const found = structs.get(struct);
  if (found) return found;
  const fields = (structLine(struct) ?? "").split(" ").map((part): GoField => {
    const [declared = "", json] = part.split("=");
    const colon = declared.indexOf(":");
    const name = declared.slice(0, colon);
    const type = goType(declared.slice(colon + 1));
    if (json === "") return { name, type };
    return { name, type, json: json ?? name.charAt(0).toLowerCase() + name.slice(1) };
  });
  structs.set(struct, fields);
  return fields;
}

/** The value of a field in a struct's JSON. */
export function fieldValue(struct: unknown, field: GoField): unknown {
  return field.json === undefined ? struct : (struct as Record<string, unknown> | undefined)?.[field.json];
}

/** Whether Go would call the value zero: nil, empty text, 0, false, or a struct of zeroes. */
export function isZero(value: unknown, type: GoType): boolean {
  if (value === undefined || value === null) return true;
  switch (type.kind) {
    case "struct":
      return goFields(type.name).every((field) => isZero(fieldValue(value, field), field.type));
    case "string":
      return value === "";
    case "number":
    case "int-or-string":
      return value === 0;
    case "bool":
      return value === false;
    default:
      return false;
  }
}
