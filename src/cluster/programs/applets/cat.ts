/** `cat`; and `more` and `less`, which have no screen to stop at here. */
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, complain, isGnu, reasonOf } from "./applet.ts";
import { cannotOpen } from "./input.ts";
import { readOptions } from "./options.ts";

const usage = "[-nbvteA] [FILE]...\n\nPrint FILEs to stdout\n";

export const cat: Applet = {
  names: ["cat", "more", "less"],
  usage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, { letters: "nbvteAsuETR", usage });
    if (typeof options === "number") return options;
    const numbering = { number: 0, open: false };
    let status = 0;
    for (const path of options.operands.length === 0 ? ["-"] : options.operands) {
      try {
        const input = path === "-" ? process.descriptors.get(0)?.share() : process.open(path, "read");
        if (input === undefined) continue;
        try {
          for (;;) {
            yield* process.step();
            const text = input.readable ? input.read(65_536) : "";
            if (text === undefined) break;
            if (text === "") yield* process.wait({ for: "readable", descriptor: input });
            else yield* process.print(shown(text, options, numbering));
          }
        } finally {
          input.close();
        }
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        const directory = error.code === "EISDIR" && !isGnu(call);
        yield* complain(
          call,
          directory ? `read error: ${reasonOf(call, error)}` : cannotOpen(call, path, reasonOf(call, error)),
        );
        status = 1;
      }
    }
    return status;
  },
};

function shown(
  text: string,
  options: { has(letter: string): boolean },
  numbering: { number: number; open: boolean },
): string {
  const ends = options.has("e") || options.has("E") || options.has("A");
  const tabs = options.has("t") || options.has("T") || options.has("A");
  let result = tabs ? text.replaceAll("\t", "^I") : text;
  if (ends) result = result.replaceAll("\n", "$\n");
  if (!options.has("n") && !options.has("b")) return result;
  return result.replace(/[^\n]*\n|[^\n]+$/g, (line) => {
    const continues = numbering.open;
    numbering.open = !line.endsWith("\n");
    if (continues || (options.has("b") && (line === "\n" || line === "$\n"))) return line;
    numbering.number += 1;
    return `${String(numbering.number).padStart(6)}\t${line}`;
  });
}
