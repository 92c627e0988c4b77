/** A command line: kubectl, what it prints, and the programs of the person's own machine. */
export { hostPrograms } from "./host.ts";
export { kubectl } from "./kubectl/kubectl.ts";
export * from "./printers/index.ts";
