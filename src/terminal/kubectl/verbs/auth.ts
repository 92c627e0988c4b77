/** `kubectl auth`: whoever sits here may do everything. */
import { fail } from "../failure.ts";
import { allNamespacesFlag, outputFlag, text, toggle } from "../flags/flag.ts";
import type { Verb } from "../verb.ts";

const canI: Verb = {
  name: "can-i",
  summary: "Check whether an action is allowed",
  usage: "VERB [TYPE | TYPE/NAME | NONRESOURCEURL] [options]",
  flags: [
    allNamespacesFlag,
    toggle("list", "If true, prints all allowed actions."),
    toggle("quiet", "If true, suppress output and just return the exit code.", { short: "q" }),
    text("subresource", "SubResource such as pod/log or deployment/scale"),
  ],
  *run(call) {
    if (call.args.length < 2 && !call.flags.isOn("list")) {
      fail(
        "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
      );
    }
    if (!call.flags.isOn("quiet")) yield* call.print("yes\n");
  },
};

const whoAmI: Verb = {
  name: "whoami",
  summary: "Experimental: Check self subject attributes",
  flags: [outputFlag],
  *run(call) {
    yield* call.print(
      "ATTRIBUTE   VALUE\nUsername    kubernetes-admin\nGroups      [kubeadm:cluster-admins system:authenticated]\n",
    );
  },
};

export const auth: Verb = {
  name: "auth",
  summary: "Inspect authorization",
  flags: [],
  subcommands: [canI, whoAmI],
};
