/** `kubectl attach`. */
import { attachTo } from "../attaching.ts";
import { fail, failUsage } from "../failure.ts";
import { duration, filenameFlags, text, toggle } from "../flags/flag.ts";
import { chosenContainer } from "../resources/containers.ts";
import { podOf } from "../resources/pod-of.ts";
import type { Verb } from "../verb.ts";

export const attach: Verb = {
  name: "attach",
  summary: "Attach to a running container",
  usage: "(POD | TYPE/NAME) -c CONTAINER [options]",
  flags: [
    ...filenameFlags,
    text("container", "Container name.", { short: "c" }),
    toggle("stdin", "Pass stdin to the container.", { short: "i" }),
    toggle("tty", "Stdin is a TTY.", { short: "t" }),
    toggle("quiet", "Only print output from the remote session.", { short: "q" }),
    duration("pod-running-timeout", "The length of time to wait until at least one pod is running.", {
      byDefault: "1m0s",
    }),
  ],
  *run(call) {
    const [word, ...more] = call.args;
    if (word === undefined) return failUsage(call.path, "at least 1 argument is required for attach");
    if (more.length > 0) failUsage(call.path, "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments)");
    const pod = yield* podOf(call, word, call.flags.durationMs("pod-running-timeout"));
    const { phase } = pod.status ?? {};
    if (phase === "Succeeded" || phase === "Failed") {
      fail(`cannot attach a container in a completed pod; current phase is ${phase}`);
    }
    const container = yield* chosenContainer(call, pod);
    if (!call.flags.isOn("quiet")) {
      yield* call.complain("If you don't see a command prompt, try pressing enter.\n");
    }
    yield* attachTo(call, pod, container, { fromStart: false });
  },
  completes: "pods",
};
