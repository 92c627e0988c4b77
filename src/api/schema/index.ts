/** The fields of every kind, as the Go types of Kubernetes 1.32 declare them. */
import table from "./fields.json";

/**
 * One field of a type. `type` is a Go basic type (`string`, `int32`, `int64`, `bool`), one of `quantity`,
 * `time`, `microtime`, `bytes` (base64), `int-or-string`, `any`, or the name of another type of the table.
 */
export interface Field {
  readonly name: string;
  readonly container?: "list" | "map";
  readonly type: string;
  /** The Go name of a string type, which decoding errors print: `RestartPolicy`. */
  readonly namedString?: string;
  /**
   * How Go writes the field when it is empty: `omitted`, written only when `set` (a pointer: zero is a
   * value), or `always` written.
   */
  readonly empty: "omitted" | "set" | "always";
  readonly required: boolean;
}

type Fields = ReadonlyMap<string, Field>;

const lines: Readonly<Record<string, string>> = table;
const known = new Map<string, Fields>();

/** Reads `name:[]Type!`; the notation is explained in the folder's README. */
function fieldOf(notation: string): Field {
  const [name = "", written = "string"] = notation.split(":");
  const flag = /[!*=]$/.exec(written)?.[0];
  const bare = flag ? written.slice(0, -1) : written;
  const container = bare.startsWith("[]") ? "list" : bare.startsWith("{}") ? "map" : undefined;
  const element = container ? bare.slice(2) : bare;
  const named = element.startsWith("~") ? element.slice(1) : undefined;
  return {
    name,
    type: named ? "string" : element,
    empty: flag === "*" ? "set" : flag === undefined ? "omitted" : "always",
    required: flag === "!",
    ...(container ? { container } : {}),
    ...(named ? { namedString: named } : {}),
  };
}

/** The fields of a type (or kind) by name, sorted; `undefined` for a type that has none of its own. */
export function fieldsOf(type: string): Fields | undefined {
  const line = Object.hasOwn(lines, type) ? lines[type] : undefined;
  if (line === undefined) return undefined;
  const found = known.get(type);
  if (found) return found;
  const fields = new Map(
    line
      .split(" ")
      .filter((notation) => notation !== "")
      .map((notation) => [notation.split(":")[0] ?? "", fieldOf(notation)]),
  );
  known.set(type, fields);
  return fields;
}

/**
 * The described schema (JSON Schema draft-07) that an editor completes and explains by. Loaded when first
 * asked for.
 */
export async function describedSchema(): Promise<Readonly<Record<string, unknown>>> {
  return (await import("./described.ts")).described;
}
