/** What kubectl itself cannot read in an object's metadata, in the words of Go's `encoding/json`. */

type FieldType = "string" | "map[string]string" | "[]string" | "[]v1.OwnerReference" | "int64";

/** Fields of ObjectMeta whose form a file can get wrong. */
const fields: Readonly<Record<string, FieldType>> = {
  annotations: "map[string]string",
  deletionGracePeriodSeconds: "int64",
  finalizers: "[]string",
  generateName: "string",
  generation: "int64",
  labels: "map[string]string",
  name: "string",
  namespace: "string",
  ownerReferences: "[]v1.OwnerReference",
  resourceVersion: "string",
  selfLink: "string",
  uid: "string",
};

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return "object";
  return typeof value === "boolean" ? "bool" : typeof value;
}

/** The type that does not fit and the one that is wanted. */
function mismatch(value: unknown, wanted: FieldType): readonly [found: string, wanted: string] | undefined {
  if (value === null || value === undefined) return undefined;
  const found = jsonType(value);
  if (wanted === "string") return found === "string" ? undefined : [found, wanted];
  if (wanted === "int64") return Number.isInteger(value) ? undefined : [found, wanted];
  if (wanted.startsWith("map")) {
    if (found !== "object") return [found, wanted];
    const wrong = Object.values(value).find((held) => typeof held !== "string" && held !== null);
    return wrong === undefined ? undefined : [jsonType(wrong), "string"];
  }
  if (!Array.isArray(value)) return [found, wanted];
  const fits = (item: unknown) =>
    wanted === "[]string" ? typeof item === "string" : jsonType(item) === "object";
  const wrong = value.find((item) => !fits(item));
  return wrong === undefined ? undefined : [jsonType(wrong), wanted.slice(2)];
}

/** kubectl decodes metadata before it sends anything (`metadataValidatingDecoder` of cli-runtime). */
export function metadataProblem(object: Readonly<Record<string, unknown>>): string | undefined {
  const metadata = object.metadata;
  if (metadata === undefined || metadata === null) return undefined;
  if (jsonType(metadata) !== "object") {
    return `json: cannot unmarshal ${jsonType(metadata)} into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta`;
  }
  for (const [name, value] of Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const wanted = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const wrong = wanted && mismatch(value, wanted);
    if (wrong) {
      return `json: cannot unmarshal ${wrong[0]} into Go struct field ObjectMeta.metadata.${name} of type ${wrong[1]}`;
    }
  }
  return undefined;
}
