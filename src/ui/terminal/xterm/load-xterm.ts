/** The way to the terminal: everything behind it is a chunk of its own, loaded when first asked for. */
import type { MountedTerminal, TerminalOptions } from "./contract.ts";

export type { MountedTerminal, TerminalOptions } from "./contract.ts";

/**
 * Loads xterm, if need be, and opens a terminal that fills an element. It follows the page's theme by
 * itself.
 */
export async function mountTerminal(
  container: HTMLElement,
  options: TerminalOptions,
): Promise<MountedTerminal> {
  const { XtermTerminal } = await import("./xterm-terminal.ts");
  return new XtermTerminal(container, options);
}
