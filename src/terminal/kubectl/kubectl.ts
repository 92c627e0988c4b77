/** The program `kubectl`: finds the verb, reads its flags, runs it, and says how it failed. */
import type { Process, Running, Wait } from "#cluster";
import { callOf } from "./call.ts";
import { fail, failUsage, KubectlFailure, report } from "./failure.ts";
import { type Flag, globalFlags } from "./flags/flag.ts";
import { parseFlags } from "./flags/parse-flags.ts";
import { helpText, rootHelpText } from "./help.ts";
import { spelledLike } from "./suggestions.ts";
import type { Verb } from "./verb.ts";
import { verbs } from "./verbs/index.ts";

const isNamed = (word: string) => (verb: Verb) => verb.name === word || verb.aliases?.includes(word);

/** Flags may stand before the verb (`kubectl -n web get pods`): how many words they take. */
function flagWords(words: readonly string[], flags: readonly Flag[]): number {
  let at = 0;
  while (at < words.length && words[at]!.startsWith("-") && words[at] !== "--") {
    const word = words[at]!;
    const found = flags.find(({ name, short }) =>
      word.startsWith("--") ? name === word.slice(2) : word.length === 2 && short === word[1],
    );
    at += found && found.type !== "switch" ? 2 : 1;
  }
  return at;
}

/** What a misspelt verb is told; cobra looks for names that are near, or begin alike. */
function unknownCommand(word: string): never {
  const near = spelledLike(word, verbs);
  const hint = near.length > 0 ? `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join("")}` : "";
  return fail(`unknown command "${word}" for "kubectl"${hint}`);
}

interface Chosen {
  readonly verb: Verb;
  readonly path: string;
  readonly words: readonly string[];
}

/** The verb, or the verb under it, and the words that are left for it. */
function choose(words: readonly string[]): Chosen | undefined {
  const before = flagWords(words, globalFlags);
  const word = words[before];
  if (word === undefined) return undefined;
  const verb = verbs.find(isNamed(word)) ?? unknownCommand(word);
  const rest = [...words.slice(0, before), ...words.slice(before + 1)];
  let chosen: Chosen = { verb, path: `kubectl ${verb.name}`, words: rest };
  while (chosen.verb.subcommands) {
    const skipped = flagWords(chosen.words, [...globalFlags, ...chosen.verb.flags]);
    const under = chosen.words[skipped];
    const next = chosen.verb.subcommands.find(isNamed(under ?? ""));
    if (!next) break;
    chosen = {
      verb: next,
      path: `${chosen.path} ${next.name}`,
      words: [...chosen.words.slice(0, skipped), ...chosen.words.slice(skipped + 1)],
    };
  }
  return chosen;
}

/** Flags a verb cannot do without (`ValidateRequiredFlags` of cobra). */
function requireFlags(flags: readonly Flag[], given: (name: string) => boolean): void {
  const absent = flags
    .filter(({ required, name }) => required && !given(name))
    .map(({ name }) => `"${name}"`);
  if (absent.length > 0) fail(`required flag(s) ${absent.sort().join(", ")} not set`);
}

function* runChosen(process: Process, { verb, path, words }: Chosen): Generator<Wait, number, void> {
  const known = [...verb.flags, ...globalFlags];
  const line = parseFlags(path, known, words);
  if (line.flags.isOn("help")) {
    yield* process.print(helpText(verb, path));
    return 0;
  }
  if (!verb.run) {
    const [word] = line.args;
    if (word !== undefined) failUsage(path, `unknown command "${word}"`);
    yield* process.complain(helpText(verb, path));
    return 1;
  }
  requireFlags(verb.flags, line.flags.given);
  const { cluster } = process.machine;
  if (!cluster) {
    return fail(
      "The connection to the server localhost:8080 was refused - did you specify the right host or port?",
    );
  }
  return (yield* verb.run(callOf(path, process, cluster, known, line))) ?? 0;
}

/** Runs one command line. */
export function* kubectl(process: Process): Running {
  try {
    const [first, ...rest] = process.args.slice(1);
    const words = first === "help" ? [...rest, "--help"] : process.args.slice(1);
    const chosen = choose(words);
    if (chosen) return yield* runChosen(process, chosen);
    yield* process.print(rootHelpText(verbs));
    return 0;
  } catch (error) {
    if (!(error instanceof KubectlFailure)) throw error;
    const { text, code } = report(error.failure);
    if (text !== "") yield* process.complain(text);
    return code;
  }
}
