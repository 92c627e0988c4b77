import { expect, test } from "vitest";
import descriptions from "./descriptions.json";
import { describedSchema, fieldsOf } from "./index.ts";

type Definition = {
  readonly properties: Readonly<
    Record<string, { readonly description?: string; readonly items?: { enum?: string[] } }>
  >;
  readonly required?: readonly string[];
};
const { definitions } = (await describedSchema()) as { definitions: Readonly<Record<string, Definition>> };

test("a kind says its version and its name before its fields", () => {
  expect(Object.keys(definitions.Deployment!.properties)).toEqual([
    "apiVersion",
    "kind",
    "metadata",
    "spec",
    "status",
  ]);
  expect(definitions.Deployment!.properties.apiVersion).toEqual({ type: "string", enum: ["apps/v1"] });
});

test("fields are described, and strings with a name of their own tell their words", () => {
  const { accessModes, volumeName } = definitions.PersistentVolumeClaimSpec!.properties;
  expect(accessModes!.items!.enum).toContain("ReadWriteOncePod");
  expect(volumeName!.description).toMatch(/^volumeName is the binding reference/);
});

test("every reference leads to a definition", () => {
  const references = [...JSON.stringify(definitions).matchAll(/#\/definitions\/(\w+)/g)].map(
    (found) => found[1]!,
  );
  expect(references.filter((name) => !definitions[name])).toEqual([]);
});

test("every description is of a field there is", () => {
  const strays = Object.entries(descriptions).flatMap(([type, texts]) =>
    Object.keys(texts)
      .filter((field) => field !== "" && !fieldsOf(type)?.has(field))
      .map((field) => `${type}.${field}`),
  );
  expect(strays).toEqual([]);
});
