/** Waits in virtual time for objects to be gone, or to be as one wants them. */
import type { KubernetesObject } from "#api";
import type { Wait, Watch } from "#cluster";
import { fail } from "./failure.ts";
import type { Target } from "./resources/target.ts";
import type { Call } from "./verb.ts";

/** How long `--timeout=0` waits: a week (`delete.go`). */
const weekMs = 7 * 24 * 3_600_000;

const forCall = (wait: Wait, until: number): Wait => (wait.for === "call" ? { ...wait, until } : wait);

/**
 * Reads a watch until `isDone` says so of an object (`undefined`: it has been deleted) or the time is over.
 * Returns whether it was done.
 */
export function* watchUntil(
  call: Call,
  watch: Watch,
  untilMs: number,
  isDone: (object: KubernetesObject | undefined) => boolean | Generator<Wait, boolean, void>,
): Generator<Wait, boolean, void> {
  try {
    for (;;) {
      for (let event = watch.take(); event; event = watch.take()) {
        const said = isDone(event.type === "DELETED" ? undefined : event.object);
        if (typeof said === "boolean" ? said : yield* said) return true;
      }
      if (call.cluster.now >= untilMs) return false;
      yield* call.process.wait(forCall(watch.more, untilMs));
    }
  } finally {
    watch.stop();
  }
}

function* waitForOne(
  call: Call,
  target: Target,
  uid: string,
  untilMs: number,
): Generator<Wait, boolean, void> {
  const { resource, name, namespace } = target;
  const isGone = () => {
    const answer = call.cluster.get(resource.kind, name, namespace);
    return !answer.ok || answer.value.metadata.uid !== uid;
  };
  if (isGone()) return true;
  const watch = call.cluster.watch(resource.kind, namespace, { name });
  return yield* watchUntil(call, watch, untilMs, isGone);
}

/** Ends with an error for the first object that is still there when the time is over. */
export function* waitUntilGone(
  call: Call,
  objects: readonly { readonly target: Target; readonly uid: string }[],
  timeoutMs: number,
): Generator<Wait, void, void> {
  const untilMs = call.cluster.now + (timeoutMs === 0 ? weekMs : timeoutMs);
  for (const { target, uid } of objects) {
    if (yield* waitForOne(call, target, uid, untilMs)) continue;
    fail(`timed out waiting for the condition on ${target.resource.plural}/${target.name}`);
  }
}
