/**
 * Values as `dump.ForHash` prints them: spew's `%#v` with sorted keys. `k8s.io/apimachinery/pkg/util/dump`
 */
import { canonicalQuantity, parseQuantity } from "#api";
import { podTypes } from "./pod-types.ts";
import { volumeTypes } from "./volume-types.ts";

interface Field {
  readonly name: string;
  readonly type: string;
  /** `undefined` for an embedded struct, whose fields lie in the same JSON object. */
  readonly json: string | undefined;
}

const structs = new Map<string, readonly Field[]>();

function fieldsOf(type: string): readonly Field[] | undefined {
  const known = structs.get(type);
  if (known) return known;
  const line = podTypes[type] ?? volumeTypes[type];
  if (line === undefined) return undefined;
  const fields = line.split(" ").map((part): Field => {
    const [declared = "", json] = part.split("=");
    const colon = declared.indexOf(":");
    const name = declared.slice(0, colon);
    const derived = name.charAt(0).toLowerCase() + name.slice(1);
    return { name, type: declared.slice(colon + 1), json: json === "" ? undefined : (json ?? derived) };
  });
  structs.set(type, fields);
  return fields;
}

/** `~v1.X` is a named string: its name as Go prints it. */
const goName = (type: string): string => type.replaceAll("~", "");

/** A value with its type in front: `(string)nginx`. */
export function spewed(type: string, value: unknown): string {
  if (!type.startsWith("*")) return `(${goName(type)})${bare(type, value)}`;
  return value === undefined || value === null
    ? `(${goName(type)})<nil>`
    : `(${goName(type)})${bare(type.slice(1), value)}`;
}

/** A value without its type, as elements of slices and maps are printed. */
function bare(type: string, value: unknown): string {
  if (type.startsWith("[]")) return slice(type.slice(2), value as readonly unknown[] | undefined);
  if (type.startsWith("map[string]")) return map(type.slice("map[string]".length), value);
  if (type === "v1.ResourceList") return map("resource.Quantity", value);
  if (type === "resource.Quantity") return quantity(value === undefined ? undefined : String(value));
  if (type === "intstr.IntOrString") return intOrString(value);
  const fields = fieldsOf(type);
  if (fields) return struct(fields, value as Readonly<Record<string, unknown>> | undefined);
  if (type === "bool") return String(value ?? false);
  if (/^u?int\d+$/.test(type)) return String(value ?? 0);
  return String(value ?? "");
}

function struct(fields: readonly Field[], value: Readonly<Record<string, unknown>> | undefined): string {
  const printed = fields.map(
    ({ name, type, json }) => `${name}:${spewed(type, json === undefined ? value : value?.[json])}`,
  );
  return `{${printed.join(" ")}}`;
}

/** What JSON leaves out, and what is empty once it was stored, is nil in Go. */
function slice(element: string, value: readonly unknown[] | undefined): string {
  if (!value || value.length === 0) return "<nil>";
  return `[${value.map((item) => bare(element, item)).join(" ")}]`;
}

function map(element: string, value: unknown): string {
  const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  if (entries.length === 0) return "<nil>";
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `map[${sorted.map(([key, item]) => `${key}:${bare(element, item)}`).join(" ")}]`;
}

/**
 * `k8s.io/apimachinery/pkg/api/resource`: an amount is a value and a power of ten, or a plain number of
 * bytes.
 */
function quantity(text: string | undefined): string {
  const none = "d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)";
  const amount = (value: string, scale: number, format: string): string =>
    `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} ${none} Format:(resource.Format)${format}}`;
  if (text === undefined) return amount("0", 0, "");
  const { value, scale, format } = amountOf(canonicalQuantity(text));
  return amount(value, scale, format);
}

const binary: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
const decimal: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

function amountOf(text: string): { readonly value: string; readonly scale: number; readonly format: string } {
  const [, digits = "0", suffix = ""] = /^([-+.\d]+)(.*)$/.exec(text) ?? [];
  const shift = binary[suffix];
  if (shift !== undefined) return { value: String(BigInt(digits) << shift), scale: 0, format: "BinarySI" };
  const scale = decimal[suffix];
  if (scale !== undefined) return { value: digits, scale, format: "DecimalSI" };
  return { value: String(parseQuantity(text)), scale: 0, format: "DecimalExponent" };
}

function intOrString(value: unknown): string {
  const [type, number, text] = typeof value === "string" ? [1, 0, value] : [0, Number(value ?? 0), ""];
  return `{Type:(intstr.Type)${type} IntVal:(int32)${number} StrVal:(string)${text}}`;
}
