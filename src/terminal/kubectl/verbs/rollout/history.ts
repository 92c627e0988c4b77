/** `kubectl rollout history` (`staging/src/k8s.io/kubectl/pkg/polymorphichelpers/history.go`). */
import type { Wait } from "#cluster";
import { objectName } from "../../../printers/index.ts";
import { alignTabs, DESCRIBE_STOPS } from "../../../printers/text/tab-stops.ts";
import { fail } from "../../failure.ts";
import { filenameFlags, number, printFlags, selectorFlag } from "../../flags/flag.ts";
import { objectTextOf } from "../../output/object-text.ts";
import { templateText } from "../../output/template-text.ts";
import { forEachFound } from "../../resources/each.ts";
import type { Found } from "../../resources/select.ts";
import type { Call, Verb } from "../../verb.ts";
import { requireResource } from "./require-resource.ts";
import { explainedTemplate, type Revision, revisionsOf } from "./revisions.ts";

function tableOf(revisions: readonly Revision[]): string {
  if (revisions.length === 0) return "No rollout history found.";
  const rows = revisions.map(
    ({ number: revision, changeCause }) => `${revision}\t${changeCause || "<none>"}\n`,
  );
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join("")}`, DESCRIBE_STOPS);
}

function* show(call: Call, { object }: Found): Generator<Wait, void, void> {
  const revisions = yield* revisionsOf(call, object);
  const wanted = call.flags.number("revision");
  const text = objectTextOf(call);
  const chosen = wanted > 0 ? revisions.find((revision) => revision.number === wanted) : revisions.at(-1);
  if (wanted > 0 && !chosen) fail("unable to find the specified revision");
  if (text) {
    if (chosen) yield* call.print(text([chosen.object], false));
    return;
  }
  const shown = wanted > 0 && chosen ? templateText(explainedTemplate(chosen)) : tableOf(revisions);
  const which = wanted > 0 ? `with revision #${wanted}` : "";
  yield* call.print(`${objectName(object)} ${which}\n${shown}\n`);
}

export const history: Verb = {
  name: "history",
  summary: "View rollout history",
  usage: "(TYPE NAME | TYPE/NAME) [flags] [options]",
  flags: [
    ...filenameFlags,
    ...printFlags,
    selectorFlag,
    number("revision", "See the details, including podTemplate of the revision specified", {
      byDefault: "0",
    }),
  ],
  *run(call) {
    requireResource(call);
    if (call.flags.number("revision") < 0)
      fail(`revision must be a positive integer: ${call.flags.text("revision")}`);
    yield* forEachFound(call, {}, (found) => show(call, found));
  },
  completes: "resources",
};
