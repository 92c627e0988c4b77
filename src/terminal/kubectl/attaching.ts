/** Shows what a container prints from now on, as `kubectl attach` does, by reading its log. */
import type { Pod } from "#api";
import type { Wait } from "#cluster";
import { granted } from "./call.ts";
import type { Call } from "./verb.ts";

/** Until the container has ended. `fromStart`: what it has printed already comes too. */
export function* attachTo(
  call: Call,
  pod: Pod,
  container: string,
  { fromStart }: { readonly fromStart: boolean },
): Generator<Wait, void, void> {
  const { name, namespace = "default" } = pod.metadata;
  const log = yield* granted(call, yield* call.cluster.logs(name, namespace, container));
  let read = fromStart ? 0 : log.lines().length;
  for (;;) {
    const lines = log.lines();
    for (const { stream, text } of lines.slice(read)) {
      yield* stream === "stdout" ? call.print(text) : call.complain(text);
    }
    read = lines.length;
    if (log.ended()) return;
    yield* call.process.wait(log.more);
  }
}
