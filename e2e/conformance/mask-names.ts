/**
 * Turns the names that a cluster drew into tokens such as `web-<rs-1>-<rand>`, counting ReplicaSets as they
 * came.
 */
import type { GeneratedName } from "./recording.ts";

type Replacement = readonly [pattern: RegExp, token: string];
type Named = readonly [name: string, token: string];

/** Only a suffix as the API server or a controller draws it counts; anything else was typed. */
function isDrawn({ name, prefix }: GeneratedName): boolean {
  return name.startsWith(prefix) && /^[a-z0-9]{5,10}$/.test(name.slice(prefix.length));
}

function tokens(generated: readonly GeneratedName[]): Named[] {
  let replicaSets = 0;
  return generated.filter(isDrawn).map(({ kind, name, prefix }) => {
    if (kind === "ReplicaSet") {
      replicaSets += 1;
      return [name, `${prefix}<rs-${replicaSets}>`];
    }
    return [name, prefix + (kind === "Job" ? "<cron-minute>" : "<rand>")];
  });
}

/** A pod's token begins with the drawn name of its ReplicaSet or Job, which has a token of its own. */
function underParent([name, token]: Named, parents: readonly Named[]): Named {
  const parent = parents.find(([drawn]) => token.startsWith(`${drawn}-`));
  return parent ? [name, parent[1] + token.slice(parent[0].length)] : [name, token];
}

/** The hash alone stands in labels (`pod-template-hash`). */
function hashesAlone(parents: readonly Named[]): Named[] {
  return parents.flatMap(([name, token]): Named[] => {
    const at = token.indexOf("<rs-");
    return at < 0 ? [] : [[name.slice(at), token.slice(at)]];
  });
}

function pattern(name: string): RegExp {
  const exact = name.replace(/[.]/g, "\\.");
  return new RegExp(`(?:(?<![a-z0-9<-])|(?<=-))${exact}(?![a-z0-9>])`, "g");
}

/** Longest names first, so that a pod is masked before the ReplicaSet in its name. */
export function nameMasks(generated: readonly GeneratedName[]): Replacement[] {
  const drawn = tokens(generated);
  const parents = drawn.filter(([, token]) => !token.endsWith("<rand>"));
  const all = [...drawn.map((named) => underParent(named, parents)), ...hashesAlone(parents)];
  return all
    .sort((one, other) => other[0].length - one[0].length)
    .map(([name, token]) => [pattern(name), token.replace(/\$/g, "$$$$")]);
}
