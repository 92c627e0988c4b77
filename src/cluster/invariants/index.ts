/**
 * Every law, in two lists: those that hold at every moment, and those that hold once the cluster is quiet.
 */
import type { View } from "../component.ts";
import type { Change } from "../state/record.ts";
import { containersRunWhereTheyBelong } from "./containers-run-where-they-belong.ts";
import { filesHaveAPlace } from "./files-have-a-place.ts";
import type { Law, Violation } from "./law.ts";
import { lostFilesHaveACause } from "./lost-files-have-a-cause.ts";
import { memoryDiesWithThePower } from "./memory-dies-with-the-power.ts";
import { objectsKeepTheirIdentity } from "./objects-keep-their-identity.ts";
import { podsOnlyGoForward } from "./pods-only-go-forward.ts";
import { reasonsLieInThePast } from "./reasons-lie-in-the-past.ts";
import { volumesDieWithTheirPods } from "./volumes-die-with-their-pods.ts";

export const lawsOfEveryMoment: readonly Law[] = [
  containersRunWhereTheyBelong,
  filesHaveAPlace,
  lostFilesHaveACause,
  memoryDiesWithThePower,
  objectsKeepTheirIdentity,
  podsOnlyGoForward,
  reasonsLieInThePast,
];

export const lawsOfQuiet: readonly Law[] = [volumesDieWithTheirPods];

/** What breaks a law, with the law's name. */
export function violations(
  laws: readonly Law[],
  view: View,
  changes: readonly Change[],
  since = 0,
): readonly Violation[] {
  return laws.flatMap(({ name, ofChange, ofState }) => {
    const found = [...(ofState?.(view) ?? [])];
    if (ofChange)
      for (const change of changes.slice(since)) {
        const violation = ofChange(change, changes);
        if (violation !== undefined) found.push(violation);
      }
    return found.map((violation) => `${name}: ${violation}`);
  });
}
