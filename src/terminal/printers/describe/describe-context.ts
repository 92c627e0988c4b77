/** What a description may ask for beyond the object: the time, and the other objects of the cluster. */
import type { Event, KubernetesObject } from "#api";
import { byText, sortedBy } from "../text/sorted.ts";

export interface DescribeContext {
  readonly nowMs: number;
  /**
   * Every living object of a kind (`Pod`, `Event`, `ReplicaSet` …), of one namespace or, without one, of all.
   */
  list(kind: string, namespace?: string): readonly KubernetesObject[];
  /** `--show-events=false` leaves the events out. */
  readonly showEvents?: boolean;
}

/** The objects of a kind as the API server lists them: by namespace, then name. */
export function listed<T extends KubernetesObject>(
  context: DescribeContext,
  kind: string,
  namespace: string | undefined,
): readonly T[] {
  const objects = context.list(kind, namespace) as readonly T[];
  return sortedBy(objects, ({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name}`);
}

/** One object by name. */
export function found<T extends KubernetesObject>(
  context: DescribeContext,
  kind: string,
  namespace: string | undefined,
  name: string,
): T | undefined {
  return listed<T>(context, kind, namespace).find((object) => object.metadata.name === name);
}

/**
 * The events of an object, oldest last sighting first; those which never recorded one stand in front
 * (`searchEvents` and `SortableEvents` of kubectl). A kubelet names its Node by name where others name it by
 * uid.
 */
export function eventsOf(object: KubernetesObject, context: DescribeContext): readonly Event[] {
  const { name, namespace, uid } = object.metadata;
  const concerns = ({ involvedObject }: Event) =>
    involvedObject.name === name &&
    (involvedObject.namespace ?? "") === (namespace ?? "") &&
    (involvedObject.kind === object.kind || object.kind === "Pod") &&
    (involvedObject.uid === uid || involvedObject.uid === name);
  return [...listed<Event>(context, "Event", namespace).filter(concerns)].sort((a, b) =>
    byText(a.lastTimestamp ?? "", b.lastTimestamp ?? ""),
  );
}
