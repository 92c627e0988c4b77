/** Every table of `kubectl get`, by plural resource name. */
import { deployments } from "./deployments.ts";
import { events } from "./events.ts";
import { nameAndAge } from "./name-and-age.ts";
import { namespaces } from "./namespaces.ts";
import { nodes } from "./nodes.ts";
import { pods } from "./pods.ts";
import { replicasets } from "./replicasets.ts";
import type { TableDefinition } from "./table-definition.ts";

const TABLES: Readonly<Record<string, TableDefinition>> = {
  deployments,
  events,
  namespaces,
  nodes,
  pods,
  replicasets,
};

/** Kinds whose plural is not the lower-case kind and an `s`. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (word in TABLES || word === "endpoints") return word;
  if (word.endsWith("s")) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

/** The table of a kind, named by its plural resource (`pods`) or its kind (`Pod`); NAME and AGE when there is none. */
export function tableFor(kind: string): TableDefinition {
  return TABLES[pluralOf(kind)] ?? nameAndAge;
}
