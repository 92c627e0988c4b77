/** `kubectl exec` (`staging/src/k8s.io/kubectl/pkg/cmd/exec/exec.go`). */
import type { Pod } from "#api";
import type { Answer, Wait } from "#cluster";
import { fail, failUsage, failWith, KubectlFailure } from "../failure.ts";
import { duration, filenameFlags, text, toggle } from "../flags/flag.ts";
import { chosenContainer } from "../resources/containers.ts";
import { readFiles } from "../resources/files.ts";
import { podOf } from "../resources/pod-of.ts";
import type { Call, Verb } from "../verb.ts";

/** What is left behind of a command in a container: its own code, or why it could not run. */
export function exitOf(answer: Answer<number>): number {
  if (answer.ok) {
    if (answer.value === 0) return 0;
    const message = `command terminated with exit code ${answer.value}`;
    throw new KubectlFailure({ type: "exit", code: answer.value, message });
  }
  // What the stream reports after it was opened is a plain error; only refusals before that carry a reason.
  if (answer.status.reason === "InternalError") return fail(answer.status.message);
  return failWith(answer.status);
}

/** A Pod that has ended cannot be entered. */
export function requireRunning({ status }: Pod): void {
  if (status?.phase === "Succeeded" || status?.phase === "Failed") {
    fail(`cannot exec into a container in a completed pod; current phase is ${status.phase}`);
  }
}

/** Words before `--` name the Pod, those behind it are the command. */
function readWords(call: Call): { readonly word: string; readonly command: readonly string[] } {
  const { args, dashAt, flags } = call;
  const usesFile = flags.given("filename");
  if (args.length > (usesFile ? 0 : 1) && dashAt === undefined) {
    failUsage(
      call.path,
      "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead",
    );
  }
  if ((dashAt ?? args.length) === 0 && !usesFile) fail("pod, type/name or --filename must be specified");
  const [word = "", ...command] = usesFile ? ["", ...args] : args;
  if (command.length === 0) fail("you must specify at least one command for the container");
  return { word, command };
}

function* wordOfFile(call: Call): Generator<Wait, string, void> {
  const [target] = (yield* readFiles(call)).targets;
  return target ? `${target.resource.plural}/${target.name}` : "";
}

function* run(call: Call): Generator<Wait, number, void> {
  const { word, command } = readWords(call);
  const { process, flags } = call;
  const named = word === "" ? yield* wordOfFile(call) : word;
  const pod = yield* podOf(call, named, flags.durationMs("pod-running-timeout"));
  requireRunning(pod);
  const container = yield* chosenContainer(call, pod);
  const stdin = process.descriptors.get(0);
  const tty = flags.isOn("tty") && stdin?.isTerminal === true;
  if (flags.isOn("tty") && !tty) {
    yield* call.complain("Unable to use a TTY - input is not a terminal or the right kind of file\n");
  }
  const answer = yield* call.cluster.exec({
    namespace: pod.metadata.namespace ?? "default",
    pod: pod.metadata.name,
    container,
    command,
    ...(flags.isOn("stdin") && stdin ? { stdin } : {}),
    stdout: process.descriptors.get(1)!,
    stderr: process.descriptors.get(2)!,
    tty,
  });
  return exitOf(answer);
}

export const exec: Verb = {
  name: "exec",
  summary: "Execute a command in a container",
  usage: "(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]",
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
  run,
  completes: "pods",
};
