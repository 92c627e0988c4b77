/** `kubectl logs` (`staging/src/k8s.io/kubectl/pkg/cmd/logs/logs.go`). */
import { formatMicroTimestamp, type Pod, parseTimestamp } from "#api";
import type { ContainerLog, LogLine, Wait } from "#cluster";
import { granted } from "../call.ts";
import { fail, failUsage } from "../failure.ts";
import { duration, number, selectorFlag, text, toggle } from "../flags/flag.ts";
import { allContainers, defaultContainer } from "../resources/containers.ts";
import { namedObject, podsOf } from "../resources/pod-of.ts";
import type { Call, Verb } from "../verb.ts";

/** One stream to read: a container of a Pod. */
interface Source {
  readonly pod: Pod;
  readonly container: string;
}

const usage =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
  "POD or TYPE/NAME is a required argument for the logs command";

function* sourcesOf(call: Call, pod: Pod): Generator<Wait, readonly Source[], void> {
  const { flags } = call;
  const wanted = flags.text("container") || (call.args[1] ?? "");
  if (flags.isOn("all-containers")) return allContainers(pod).map((container) => ({ pod, container }));
  if (wanted === "") return [{ pod, container: yield* defaultContainer(call, pod) }];
  if (allContainers(pod).includes(wanted)) return [{ pod, container: wanted }];
  return fail(`container ${wanted} is not valid for pod ${pod.metadata.name}`);
}

/** The Pods whose logs are asked for: by selector, or the one an object leads to. */
function* podsAskedFor(call: Call): Generator<Wait, readonly Pod[], void> {
  const selector = call.flags.text("selector");
  if (selector !== "") {
    const answer = call.cluster.list("Pod", call.namespace, { labelSelector: selector });
    return (yield* granted(call, answer)) as readonly Pod[];
  }
  const object = yield* namedObject(call, call.args[0]!);
  if (object.kind === "Pod") return [object as Pod];
  const pods = yield* podsOf(call, object, "logs");
  const [first] = pods;
  if (!first) return fail("timed out waiting for the condition");
  if (call.flags.isOn("all-pods")) return pods;
  if (pods.length > 1) yield* call.complain(`Found ${pods.length} pods, using pod/${first.metadata.name}\n`);
  return [first];
}

/** Which lines are wanted, before `--tail` counts them. */
function lineFilter(call: Call): (line: LogLine) => boolean {
  const { flags, cluster } = call;
  const sinceTime = parseTimestamp(flags.text("since-time"));
  if (flags.given("since-time") && sinceTime === undefined) {
    const given = flags.text("since-time");
    fail(`parsing time "${given}" as "2006-01-02T15:04:05Z07:00": cannot parse "${given}" as "2006"`);
  }
  const from = flags.given("since")
    ? cluster.now - flags.durationMs("since")
    : sinceTime === undefined
      ? Number.NEGATIVE_INFINITY
      : sinceTime - cluster.epochMs;
  return ({ at }) => at >= from;
}

function tailOf(call: Call): number {
  if (call.flags.given("tail")) return call.flags.number("tail");
  return call.flags.text("selector") !== "" ? 10 : -1;
}

/** What is printed of the lines: their times and their source, where these are asked for. */
function linesText(call: Call, source: Source, lines: readonly LogLine[]): string {
  const prefix = call.flags.isOn("prefix") ? `[pod/${source.pod.metadata.name}/${source.container}] ` : "";
  const time = ({ at }: LogLine) =>
    call.flags.isOn("timestamps")
      ? `${formatMicroTimestamp(call.cluster.epochMs + at).slice(0, -1)}000Z `
      : "";
  return lines.map((line) => prefix + time(line) + line.text).join("");
}

interface Reader {
  readonly source: Source;
  readonly log: ContainerLog;
  /** Lines already printed. */
  read: number;
}

/** Opens a log and prints what is in it. */
function* open(call: Call, source: Source): Generator<Wait, Reader, void> {
  const { pod, container } = source;
  const options = { previous: call.flags.isOn("previous") };
  const answer = yield* call.cluster.logs(
    pod.metadata.name,
    pod.metadata.namespace ?? "default",
    container,
    options,
  );
  const log = yield* granted(call, answer);
  const lines = log.lines();
  const wanted = lines.filter(lineFilter(call));
  const tail = tailOf(call);
  const limit = call.flags.number("limit-bytes");
  const all = linesText(
    call,
    source,
    tail < 0 ? wanted : wanted.slice(wanted.length - Math.min(tail, wanted.length)),
  );
  yield* call.print(limit > 0 ? all.slice(0, limit) : all);
  return { source, log, read: lines.length };
}

/** Prints what comes, until every container has ended. */
function* follow(call: Call, readers: readonly Reader[]): Generator<Wait, void, void> {
  for (;;) {
    for (const reader of readers) {
      const lines = reader.log.lines();
      if (lines.length > reader.read) {
        yield* call.print(linesText(call, reader.source, lines.slice(reader.read)));
        reader.read = lines.length;
      }
    }
    const open = readers.filter(({ log }) => !log.ended());
    if (open.length === 0) return;
    yield* call.process.wait(anyOf(open.map(({ log }) => log.more)));
  }
}

/** Comes true with the first of several. */
function anyOf(waits: readonly Wait[]): Wait {
  if (waits.length === 1) return waits[0]!;
  return {
    for: "call",
    subscribe: (wake) => {
      const stops = waits.map((wait) => (wait.for === "call" ? wait.subscribe(wake) : () => {}));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function* run(call: Call): Generator<Wait, void, void> {
  const { args, flags } = call;
  const selects = flags.text("selector") !== "";
  if (args.length === 0 && !selects) failUsage(call.path, usage);
  if (args.length > 0 && selects) failUsage(call.path, "only a selector (-l) or a POD name is allowed");
  if (args.length > 2) failUsage(call.path, usage);
  if (args.length === 2 && flags.given("container"))
    failUsage(call.path, "only one of -c or an inline [CONTAINER] arg is allowed");
  if (flags.given("since") && flags.given("since-time"))
    fail("at most one of `sinceTime` or `sinceSeconds` may be specified");
  if (flags.given("tail") && flags.number("tail") < -1) fail("TailLines must be greater than or equal to -1");
  const sources: Source[] = [];
  for (const pod of yield* podsAskedFor(call)) sources.push(...(yield* sourcesOf(call, pod)));
  if (sources.length === 0) yield* call.complain(`No resources found in ${call.namespace} namespace.\n`);
  const most = flags.number("max-log-requests");
  if (flags.isOn("follow") && sources.length > most) {
    fail(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, ` +
        "use --max-log-requests to increase the limit",
    );
  }
  const readers: Reader[] = [];
  for (const source of sources) readers.push(yield* open(call, source));
  if (flags.isOn("follow")) yield* follow(call, readers);
}

export const logs: Verb = {
  name: "logs",
  summary: "Print the logs for a container in a pod",
  usage: "[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [options]",
  flags: [
    text("container", "Print the logs of this container", { short: "c" }),
    toggle("follow", "Specify if the logs should be streamed.", { short: "f" }),
    toggle("previous", "If true, print the logs for the previous instance of the container in a pod.", {
      short: "p",
    }),
    number("tail", "Lines of recent log file to display.", { byDefault: "-1" }),
    duration("since", "Only return logs newer than a relative duration like 5s, 2m, or 3h."),
    text("since-time", "Only return logs after a specific date (RFC3339)."),
    toggle("timestamps", "Include timestamps on each line in the log output"),
    toggle("all-containers", "Get all containers' logs in the pod(s)."),
    toggle("all-pods", "Get logs from all pod(s)."),
    toggle("prefix", "Prefix each log line with the log source (pod name and container name)"),
    toggle(
      "ignore-errors",
      "If watching / following pod logs, allow for any errors that occur to be non-fatal",
    ),
    toggle("insecure-skip-tls-verify-backend", "Skip verifying the identity of the kubelet."),
    number("limit-bytes", "Maximum bytes of logs to return."),
    number("max-log-requests", "Maximum number of concurrent logs to follow.", { byDefault: "5" }),
    duration("pod-running-timeout", "The length of time to wait until at least one pod is running.", {
      byDefault: "20s",
    }),
    selectorFlag,
  ],
  run,
  completes: "pods",
};
