/** Flags of every verb of `kubectl set`, and the change they make. */
import type { PodSpec } from "#api";
import type { Wait } from "#cluster";
import {
  allFlag,
  dryRunFlag,
  type Flag,
  filenameFlags,
  printFlags,
  recordFlags,
  selectorFlag,
  toggle,
} from "../../flags/flag.ts";
import { objectTextOf } from "../../output/object-text.ts";
import { reportChange } from "../../output/report-change.ts";
import { change } from "../../resources/each.ts";
import { podSpecOf, withPodSpec } from "../../resources/pod-template.ts";
import type { Found } from "../../resources/select.ts";
import type { Call } from "../../verb.ts";

export const setFlags: readonly Flag[] = [
  ...filenameFlags,
  ...printFlags,
  ...recordFlags,
  dryRunFlag,
  selectorFlag,
  allFlag("Select all resources in the namespace of the specified resource types"),
  toggle("local", "If true, the change will NOT contact api-server but run locally."),
];

/** Changes the Pods' spec of an object; what is as it was is not mentioned. */
export function* changePodSpec(
  call: Call,
  found: Found,
  wanted: (podSpec: PodSpec) => PodSpec,
  done: string,
): Generator<Wait, void, void> {
  const result = yield* change(call, found, withPodSpec(found.object, wanted(podSpecOf(found.object))));
  if (result.changed || objectTextOf(call)) yield* reportChange(call, result.object, done);
}
