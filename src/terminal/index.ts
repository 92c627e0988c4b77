/** A command line: kubectl, what it prints, and the programs of the person's own machine. */
export { type Completion, type CompletionSources, complete } from "./completion.ts";
export { hostPrograms } from "./host.ts";
export * from "./printers/index.ts";
