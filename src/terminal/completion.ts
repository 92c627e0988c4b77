/** What could stand where the cursor is: programs, verbs, flags, resources, names, containers and files. */
import { allResources, findResource, type KubernetesObject, type Pod } from "#api";
import { type Flag, globalFlags } from "./kubectl/flags/flag.ts";
import { allContainers } from "./kubectl/resources/containers.ts";
import type { Verb } from "./kubectl/verb.ts";
import { verbs } from "./kubectl/verbs/index.ts";

/** What completion may ask. Answers come at once. */
export interface CompletionSources {
  /** Names of programs. */
  readonly programs: readonly string[];
  /** Names in a folder of the working directory (`""`: that itself); folders end in `/`. */
  files(folder: string): readonly string[];
  objects(kind: string, namespace: string | undefined): readonly KubernetesObject[];
}

export interface Completion {
  /** Where the word begins that a candidate takes the place of. */
  readonly from: number;
  /** In order, each once; a candidate that ends in `/` or `=` may go on. */
  readonly candidates: readonly string[];
}

interface Word {
  readonly text: string;
  readonly from: number;
}

/** Words of the command the cursor is in: the last one of a pipe or a list. */
function wordsBefore(line: string): readonly Word[] {
  const start = Math.max(...["|", ";", "&", "(", "`"].map((sign) => line.lastIndexOf(sign))) + 1;
  const words = [...line.slice(start).matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    from: start + match.index,
  }));
  return /\s$|^$/.test(line.slice(start)) ? [...words, { text: "", from: line.length }] : words;
}

const namesOf = (objects: readonly KubernetesObject[]) => objects.map(({ metadata }) => metadata.name);

function pathsFor(text: string, sources: CompletionSources): readonly string[] {
  const folder = text.slice(0, text.lastIndexOf("/") + 1);
  return sources.files(folder).map((name) => folder + name);
}

const isNamed = (word: string) => (verb: Verb) => verb.name === word || verb.aliases?.includes(word);

/**
 * How far a kubectl command has come: the verb, what it may take, and the words that are neither flags nor
 * theirs.
 */
interface Progress {
  readonly verb: Verb | undefined;
  readonly choices: readonly Verb[];
  readonly args: readonly string[];
  readonly namespace: string | undefined;
  /** The flag whose value is next. */
  readonly awaiting: Flag | undefined;
}

function progressOf(words: readonly string[]): Progress {
  let verb: Verb | undefined;
  let choices: readonly Verb[] = verbs;
  let namespace: string | undefined;
  let awaiting: Flag | undefined;
  const args: string[] = [];
  for (const word of words) {
    if (awaiting) {
      if (awaiting.name === "namespace") namespace = word;
      awaiting = undefined;
    } else if (word.startsWith("-") && word !== "-") {
      awaiting = word.includes("=") ? undefined : takingValue(flagNamed(word, verb));
      if (word.startsWith("--namespace=")) namespace = word.slice(12);
    } else {
      const next = choices.find(isNamed(word));
      if (next) [verb, choices] = [next, next.subcommands ?? []];
      else args.push(word);
    }
  }
  return { verb, choices, args, namespace, awaiting };
}

function flagNamed(word: string, verb: Verb | undefined): Flag | undefined {
  const known = [...(verb?.flags ?? []), ...globalFlags];
  if (word.startsWith("--")) return known.find(({ name }) => name === word.slice(2));
  return known.find(({ short }) => short === word.at(-1));
}

const takingValue = (flag: Flag | undefined): Flag | undefined =>
  flag && flag.type !== "switch" && flag.whenBare === undefined ? flag : undefined;

const outputs = ["json", "yaml", "wide", "name", "jsonpath=", "custom-columns="];

function valuesOf(
  flag: Flag,
  progress: Progress,
  text: string,
  sources: CompletionSources,
): readonly string[] {
  switch (flag.name) {
    case "filename":
      return pathsFor(text, sources);
    case "namespace":
      return namesOf(sources.objects("Namespace", undefined));
    case "output":
      return outputs;
    case "container": {
      const pods = sources.objects("Pod", progress.namespace ?? "default") as readonly Pod[];
      const named = pods.find(({ metadata }) => progress.args.includes(metadata.name));
      return named ? allContainers(named) : [];
    }
    default:
      return [];
  }
}

const resourceWords = (): readonly string[] =>
  allResources.filter(({ verbs: can }) => can.includes("list")).map(({ plural }) => plural);

/** Names of objects, after their type; or `type/name`. */
function objectsOf(type: string, progress: Progress, sources: CompletionSources): readonly string[] {
  const resource = findResource(type.split(",")[0] ?? "");
  if (!resource) return [];
  const namespace = resource.namespaced ? (progress.namespace ?? "default") : undefined;
  return namesOf(sources.objects(resource.kind, namespace));
}

function argumentsOf(progress: Progress, text: string, sources: CompletionSources): readonly string[] {
  const { verb, args } = progress;
  if (verb?.completes === "nodes") {
    const nodes = objectsOf("nodes", progress, sources);
    return verb.name === "taint" && args.length === 0 ? ["nodes"] : nodes;
  }
  if (text.includes("/")) {
    const type = text.slice(0, text.indexOf("/"));
    return objectsOf(type, progress, sources).map((name) => `${type}/${name}`);
  }
  if (verb?.completes === "pods") return args.length === 0 ? objectsOf("pods", progress, sources) : [];
  if (verb?.completes !== "resources") return [];
  const [type] = args;
  return type === undefined ? resourceWords() : objectsOf(type, progress, sources);
}

function kubectlCandidates(
  words: readonly Word[],
  text: string,
  sources: CompletionSources,
): readonly string[] {
  const before = words.map((word) => word.text);
  if (before.includes("--")) return [];
  const progress = progressOf(before);
  if (progress.awaiting) return valuesOf(progress.awaiting, progress, text, sources);
  if (text.startsWith("-")) {
    const known = [...(progress.verb?.flags ?? []), ...globalFlags];
    return known.map(({ name, type }) => (type === "switch" ? `--${name}` : `--${name}=`));
  }
  if (progress.choices.length > 0 && progress.args.length === 0)
    return progress.choices.map(({ name }) => name);
  return argumentsOf(progress, text, sources);
}

/** Candidates for the word that ends at the cursor. */
export function complete(line: string, cursor: number, sources: CompletionSources): Completion {
  const words = wordsBefore(line.slice(0, cursor));
  const last = words.at(-1)!;
  const [first] = words;
  const isKubectl = words.length > 1 && (first?.text === "kubectl" || first?.text === "k");
  const all =
    words.length === 1
      ? [...sources.programs, ...pathsFor(last.text, sources).filter(() => last.text.includes("/"))]
      : isKubectl
        ? kubectlCandidates(words.slice(1, -1), last.text, sources)
        : pathsFor(last.text, sources);
  const candidates = [...new Set(all.filter((candidate) => candidate.startsWith(last.text)))].sort();
  return { from: last.from, candidates };
}
