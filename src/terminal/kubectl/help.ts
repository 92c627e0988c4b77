/** What `kubectl --help` and `kubectl VERB --help` print. */
import type { Flag } from "./flags/flag.ts";
import type { Verb } from "./verb.ts";

const bareDefault = (flag: Flag): string => {
  if (flag.byDefault !== undefined) return flag.type === "text" ? `'${flag.byDefault}'` : flag.byDefault;
  return { switch: "false", list: "[]", array: "[]", number: "0", duration: "0s", text: "''" }[flag.type];
};

const flagText = (flag: Flag) =>
  `    ${flag.short ? `-${flag.short}, ` : ""}--${flag.name}=${bareDefault(flag)}:\n\t${flag.summary}\n`;

/** Flags in order of name, an empty line between them. */
export function flagsText(flags: readonly Flag[]): string {
  const sorted = [...flags].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(flagText).join("\n");
}

const commandLines = (verbs: readonly Verb[]) => {
  const width = Math.max(...verbs.map(({ name }) => name.length)) + 1;
  return verbs.map(({ name, summary }) => `  ${name.padEnd(width)} ${summary}\n`).join("");
};

/** The help of one verb: what it does, its flags or verbs, its usage. */
export function helpText(verb: Verb, path: string): string {
  const parts = [`${verb.summary}.\n`];
  if (verb.aliases && verb.aliases.length > 0) {
    parts.push(`Aliases:\n${[verb.name, ...verb.aliases].join(", ")}\n`);
  }
  if (verb.subcommands) parts.push(`Available Commands:\n${commandLines(verb.subcommands)}`);
  if (verb.flags.length > 0) {
    parts.push(`Options:\n${flagsText(verb.flags)}`);
  }
  const usage = verb.subcommands && !verb.run ? "[flags] [options]" : (verb.usage ?? "[flags] [options]");
  parts.push(`Usage:\n  ${path} ${usage}\n`);
  return `${parts.join("\n")}\nUse "kubectl options" for a list of global command-line options (applies to all commands).\n`;
}

/** The help of kubectl itself. */
export function rootHelpText(verbs: readonly Verb[]): string {
  return [
    "kubectl controls the Kubernetes cluster manager.\n\n",
    " Find more information at: https://kubernetes.io/docs/reference/kubectl/\n\n",
    `Available Commands:\n${commandLines(verbs)}\n`,
    "Usage:\n  kubectl [flags] [options]\n\n",
    'Use "kubectl <command> --help" for more information about a given command.\n',
    'Use "kubectl options" for a list of global command-line options (applies to all commands).\n',
  ].join("");
}
