/** The containers of a Pod by name, and the one that is meant when none is named. */
import type { Container, Pod } from "#api";
import type { Wait } from "#cluster";
import { fail } from "../failure.ts";
import type { Call } from "../verb.ts";

const defaultContainerKey = "kubectl.kubernetes.io/default-container";

/** `web, clone (init), dbg (ephem)`. */
function containerNames({ spec }: Pod): string {
  const named = (containers: readonly Container[] | undefined, kind: string) =>
    (containers ?? []).map(({ name }) => name + kind);
  return [
    ...named(spec.containers, ""),
    ...named(spec.ephemeralContainers, " (ephem)"),
    ...named(spec.initContainers, " (init)"),
  ].join(", ");
}

/** Every container: init containers first, as logs come. */
export const allContainers = ({ spec }: Pod): readonly string[] =>
  [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])].map(
    ({ name }) => name,
  );

/**
 * The container that `-c` names, or the annotated one, or the first; says which when there was a choice
 * (`FindOrDefaultContainerByName` of kubectl's `podcmd`).
 */
export function* chosenContainer(call: Call, pod: Pod): Generator<Wait, string, void> {
  const wanted = call.flags.text("container");
  if (wanted !== "") {
    if (allContainers(pod).includes(wanted)) return wanted;
    fail(`container ${wanted} not found in pod ${pod.metadata.name}`);
  }
  return yield* defaultContainer(call, pod);
}

/** The container that is meant when none is named. */
export function* defaultContainer(call: Call, pod: Pod): Generator<Wait, string, void> {
  const annotated = pod.metadata.annotations?.[defaultContainerKey];
  if (annotated) {
    if (allContainers(pod).includes(annotated)) return annotated;
    yield* call.complain(`Default container name "${annotated}" not found in pod ${pod.metadata.name}\n`);
  }
  const [first] = pod.spec.containers;
  if (!first) return fail(`pod ${pod.metadata.namespace}/${pod.metadata.name} does not have any containers`);
  if (allContainers(pod).length > 1 && !call.flags.isOn("quiet")) {
    yield* call.complain(`Defaulted container "${first.name}" out of: ${containerNames(pod)}\n`);
  }
  return first.name;
}
