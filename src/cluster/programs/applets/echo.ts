/** `echo`. */
import type { Applet } from "./applet.ts";
import { unescapeText } from "./escapes.ts";

export const echo: Applet = {
  names: ["echo"],
  *run({ process, args }) {
    let at = 0;
    let newline = true;
    let escapes = false;
    for (; /^-[neE]+$/.test(args[at] ?? ""); at++) {
      for (const letter of args[at]?.slice(1) ?? "") {
        if (letter === "n") newline = false;
        else escapes = letter === "e";
      }
    }
    const text = args.slice(at).join(" ");
    if (!escapes) {
      yield* process.print(text + (newline ? "\n" : ""));
      return 0;
    }
    const { text: shown, stops } = unescapeText(text, "echo");
    yield* process.print(shown + (newline && !stops ? "\n" : ""));
    return 0;
  },
};
