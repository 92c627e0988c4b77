/** Does the same to every object a command names, and goes on where one refuses. */
import type { KubernetesObject } from "#api";
import { twoWayPatch, type Wait } from "#cluster";
import { dryRunOf, granted } from "../call.ts";
import { type Failure, failAll, failureOf } from "../failure.ts";
import { reportChange } from "../output/report-change.ts";
import type { Call } from "../verb.ts";
import { type Found, type SelectOptions, select } from "./select.ts";

/** Failures are told at the end, as visitors with `ContinueOnError` do. */
export function* forEachFound(
  call: Call,
  options: SelectOptions,
  act: (found: Found) => Generator<Wait, void, void>,
): Generator<Wait, number, void> {
  const { targets, failures } = yield* select(call, { ...options, looksUp: true });
  const all: Failure[] = [...failures];
  for (const target of targets as readonly Found[]) {
    try {
      yield* act(target);
    } catch (error) {
      all.push(failureOf(error));
    }
  }
  failAll(all);
  return targets.length;
}

/** Sends the difference between an object and what it shall be. Without one nothing is sent. */
export function* change(
  call: Call,
  found: Found,
  wanted: KubernetesObject,
): Generator<Wait, { readonly object: KubernetesObject; readonly changed: boolean }, void> {
  const patch = twoWayPatch(found.object as never, wanted as never);
  if (Object.keys(patch).length === 0) return { object: found.object, changed: false };
  const dryRun = dryRunOf(call);
  if (dryRun === "client") return { object: wanted, changed: true };
  const { resource, name, namespace } = found;
  const options = dryRun === "server" ? { dryRun: true } : {};
  const answer = call.cluster.patch(resource.kind, name, namespace, "strategic", patch, options);
  return { object: yield* granted(call, answer), changed: true };
}

/** Changes an object and says what was done. */
export function* changeAndReport(
  call: Call,
  found: Found,
  wanted: KubernetesObject,
  done: string,
): Generator<Wait, void, void> {
  const { object } = yield* change(call, found, wanted);
  yield* reportChange(call, object, done);
}
