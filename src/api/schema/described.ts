/**
 * The fields of every kind as a JSON Schema (draft-07) with descriptions: what an editor completes and
 * explains by.
 */
import { allResources, apiVersionOf } from "../resources.ts";
import descriptions from "./descriptions.json";
import fields from "./fields.json";
import { type Field, fieldsOf } from "./index.ts";
import { acceptedWords } from "./words.ts";

type Schema = Readonly<Record<string, unknown>>;

const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = descriptions;

/** What JSON may hold where Go has a type of its own for it. */
const written: Readonly<Record<string, Schema>> = {
  any: {},
  bool: { type: "boolean" },
  bytes: { type: "string" },
  int32: { type: "integer" },
  int64: { type: "integer" },
  "int-or-string": { type: ["integer", "string"] },
  microtime: { type: "string" },
  quantity: { type: ["string", "number"] },
  string: { type: "string" },
  time: { type: "string" },
};

function elementSchema({ namedString, type }: Field): Schema {
  const words = namedString === undefined ? undefined : acceptedWords[namedString];
  if (words) return { type: "string", enum: words };
  return written[type] ?? { $ref: `#/definitions/${type}` };
}

function fieldSchema(field: Field): Schema {
  const element = elementSchema(field);
  if (field.container === "list") return { type: "array", items: element };
  return field.container === "map" ? { type: "object", additionalProperties: element } : element;
}

/** Kinds and types without fields of their own take anything. */
function typeSchema(type: string): Schema {
  const own = [...(fieldsOf(type)?.values() ?? [])];
  const properties = own.map((field) => {
    const description = texts[type]?.[field.name];
    return [field.name, { ...fieldSchema(field), ...(description ? { description } : {}) }];
  });
  // What Go always writes it does not always ask for: a status, or a struct with nothing in it.
  const required = own.filter((field) => field.required && !fieldsOf(field.type)).map(({ name }) => name);
  const description = texts[type]?.[""];
  return {
    type: "object",
    title: type,
    ...(description ? { description } : {}),
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

const creatable = allResources.filter(({ kind, verbs }) => verbs.includes("update") && fieldsOf(kind));

/** A kind is a type that also says what it is. */
function kindSchema(kind: string): Schema {
  const {
    properties,
    required = [],
    ...rest
  } = typeSchema(kind) as { properties: Schema; required?: string[] };
  const versions = creatable.filter((resource) => resource.kind === kind).map(apiVersionOf);
  const apiVersion = { type: "string", enum: versions };
  return {
    ...rest,
    properties: { apiVersion, kind: { type: "string", enum: [kind] }, ...properties },
    required: ["apiVersion", "kind", "metadata", ...required],
  };
}

function build(): Schema {
  const kinds = [...new Set(creatable.map(({ kind }) => kind))];
  const types = Object.keys(fields).filter((type) => !kinds.includes(type));
  const definitions = Object.fromEntries([
    ...types.map((type) => [type, typeSchema(type)]),
    ...kinds.map((kind) => [kind, kindSchema(kind)]),
  ]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    oneOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })),
    definitions,
  };
}

export const described = build();
