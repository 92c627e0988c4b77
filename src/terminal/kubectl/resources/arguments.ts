/** Reads `pods web db`, `pod/web svc/db`, `pods,svc` and `all` (cli-runtime's resource builder). */
import { allResources, type ResourceType } from "#api";
import { fail } from "../failure.ts";
import { resourceNamed } from "./named.ts";

interface Named {
  readonly resource: ResourceType;
  readonly name: string;
}

/** Types alone, or types with names, or pairs; nothing at all has no types and no pairs. */
export interface Arguments {
  readonly types: readonly ResourceType[];
  readonly names: readonly string[];
  readonly pairs: readonly Named[];
}

const inAll = allResources.filter(({ categories }) => categories.includes("all"));

function typesOf(word: string): readonly ResourceType[] {
  const words = word.split(",").filter((part) => part !== "");
  return words.flatMap((part) => (part === "all" ? inAll : [resourceNamed(part)]));
}

function pairOf(word: string): Named {
  const parts = word.split("/");
  if (parts.length !== 2) fail("arguments in resource/name form may not have more than one slash");
  const [type = "", name = ""] = parts;
  if (type === "" || name === "" || type.includes(",")) {
    fail("arguments in resource/name form must have a single resource and name");
  }
  return { resource: resourceNamed(type), name };
}

export function readArguments(args: readonly string[]): Arguments {
  const slashes = args.filter((arg) => arg.includes("/")).length;
  if (slashes > 0 && slashes < args.length) {
    fail(
      "there is no need to specify a resource type as a separate argument when passing arguments in " +
        "resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource " +
        "resource/<resource_name>'",
    );
  }
  if (slashes > 0) return { types: [], names: [], pairs: args.map(pairOf) };
  const [types, ...names] = args;
  return { types: types === undefined ? [] : typesOf(types), names, pairs: [] };
}

/** Whether more than one type was asked for: then every row names its own (`MultipleTypesRequested`). */
export function asksForSeveralTypes(args: readonly string[]): boolean {
  if (args.some((arg) => arg.includes("/"))) {
    return new Set(args.map((arg) => arg.split("/")[0])).size > 1;
  }
  const [types = ""] = args;
  return types.includes(",") || types === "all";
}
