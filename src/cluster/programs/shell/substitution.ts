/** Runs commands for what they print: `$( )`. */
import type { Wait } from "../../processes/process.ts";
import { execute } from "./interpreter.ts";
import type { Shell } from "./shell.ts";
import { waitForChild } from "./signals.ts";
import { spawnSubshell } from "./subshell.ts";
import type { Command } from "./syntax.ts";

/** What the commands print, without the newlines at its end. */
export function* captureOutput(shell: Shell, body: readonly Command[]): Generator<Wait, string, void> {
  const { process } = shell;
  const [reader, writer] = process.pipe();
  const pid = spawnSubshell(shell, (inner) => execute(inner, body, true), new Map([[1, writer]]));
  let text = "";
  for (;;) {
    const more = reader.readable ? reader.read() : "";
    if (more === undefined) break;
    text += more;
    if (more === "") yield* process.wait({ for: "readable", descriptor: reader });
  }
  reader.close();
  shell.substitutionStatus = yield* waitForChild(shell, pid);
  return text.replace(/\n+$/, "").replaceAll("\0", "");
}
