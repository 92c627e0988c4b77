/**
 * Says what was done to an object: `deployment.apps/web scaled`, or the object itself where `-o` asks for
 * it.
 */
import type { KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { objectName } from "../../printers/index.ts";
import { dryRunOf, dryRunSuffix } from "../call.ts";
import type { Call } from "../verb.ts";
import { objectTextOf } from "./object-text.ts";

export function* reportChange(
  call: Call,
  object: KubernetesObject,
  done: string,
): Generator<Wait, void, void> {
  const text = objectTextOf(call);
  if (text) yield* call.print(text([object], false));
  else yield* call.print(`${objectName(object)} ${done}${dryRunSuffix(dryRunOf(call))}\n`);
}
