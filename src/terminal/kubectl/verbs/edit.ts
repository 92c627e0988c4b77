/** `kubectl edit`: needs an editor in the terminal, which there is none here. */
import { fail } from "../failure.ts";
import { filenameFlags, outputFlag, recordFlags } from "../flags/flag.ts";
import { selectFound } from "../resources/select.ts";
import type { Verb } from "../verb.ts";

export const edit: Verb = {
  name: "edit",
  summary: "Edit a resource on the server",
  usage: "(RESOURCE/NAME | -f FILENAME) [options]",
  flags: [...filenameFlags, ...recordFlags, outputFlag],
  *run(call) {
    const [first] = yield* selectFound(call, { listsTypes: true });
    const what = first ? `${first.resource.singular} ${first.name}` : "TYPE NAME";
    fail(
      `unable to launch the editor "vi": there is none in this terminal; change the file and use 'kubectl apply -f', ` +
        `or use 'kubectl patch ${what} -p ...'`,
    );
  },
  completes: "resources",
};
