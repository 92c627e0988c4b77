/** `kubectl set serviceaccount`. */
import { fail } from "../../failure.ts";
import { forEachFound } from "../../resources/each.ts";
import type { Verb } from "../../verb.ts";
import { changePodSpec, setFlags } from "./set-flags.ts";

export const serviceAccount: Verb = {
  name: "serviceaccount",
  aliases: ["sa"],
  summary: "Update the service account of a resource",
  usage: "(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT [options]",
  flags: setFlags,
  *run(call) {
    if (call.args.length === 0) fail("serviceaccount is required");
    const name = call.args.at(-1)!;
    yield* forEachFound(call, { args: call.args.slice(0, -1) }, (found) =>
      changePodSpec(
        call,
        found,
        (podSpec) => ({ ...podSpec, serviceAccountName: name, serviceAccount: name }),
        "serviceaccount updated",
      ),
    );
  },
  completes: "resources",
};
