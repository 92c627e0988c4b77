/** `kubectl options`: the flags of every verb. */
import { globalFlags } from "../flags/flag.ts";
import { flagsText } from "../help.ts";
import type { Verb } from "../verb.ts";

export const options: Verb = {
  name: "options",
  summary: "Print the list of flags inherited by all commands",
  flags: [],
  *run(call) {
    yield* call.print(`The following options can be passed to any command:\n\n${flagsText(globalFlags)}`);
  },
};
