/** Records Events and counts their repetitions, as client-go's recorders do. */
import type { Event, KubernetesObject, ObjectReference } from "#api";
import type { EventNotice, View } from "./component.ts";
import type { Uncommitted } from "./state/history.ts";
import { aboutKey } from "./state/indexes.ts";
import { idOf, type Ms, type Revision } from "./state/record.ts";
import { epochMs, microTimestampAt, momentOf, timestampAt } from "./time/epoch.ts";

/** An events.k8s.io series ends when it was silent that long. `k8s.io/client-go/tools/events` finishTime */
const SERIES_MS: Ms = 6 * 60_000;

/** Similar messages within that time are one story. `k8s.io/client-go/tools/record/events_cache.go` */
const SIMILAR_MS: Ms = 10 * 60_000;
const SIMILAR_LIMIT = 10;
const COMBINED = "(combined from similar events): ";

/**
 * Of one source about one object so many Events are recorded at once, then one in five minutes.
 * `EventSourceObjectSpamFilter`
 */
const BURST = 25;
const REFILL_MS: Ms = 300_000;

export class EventRecorder {
  readonly #view: View;
  readonly #commit: (change: Uncommitted) => void;
  readonly #allowances = new Map<string, { tokens: number; at: Ms }>();

  constructor(view: View, commit: (change: Uncommitted) => void) {
    this.#view = view;
    this.#commit = commit;
  }

  record(notice: EventNotice, component: string, by: string, because: readonly Revision[]): void {
    const source = notice.source ?? component;
    if (
      !notice.modern &&
      !this.#isAllowed(`${source} ${notice.host ?? ""} ${notice.about.kind} ${notice.about.metadata.uid}`)
    )
      return;
    const known = this.#view
      .by("eventsAbout", aboutKey(referenceTo(notice.about)))
      .map((stored) => stored.value);
    const ofSource = known.filter(
      (event) =>
        (event.source.component ?? event.reportingComponent) === source &&
        (event.involvedObject.uid ?? "") === notice.about.metadata.uid &&
        event.reason === notice.reason &&
        event.type === notice.type &&
        isRemembered(event, notice),
    );
    const combined = notice.modern ? undefined : this.#combined(ofSource, notice);
    const same = combined ?? ofSource.find((event) => saysTheSame(event, notice) && this.#isLive(event));
    const message = combined === undefined ? notice.message : `${COMBINED}${notice.message}`;
    const event = same ? { ...this.#again(same), message } : this.#first({ ...notice, message }, source);
    this.#commit({ kind: "Event", id: idOf(event), value: event, by, reason: "EventRecorded", because });
  }

  /** A token bucket for every source and object. */
  #isAllowed(key: string): boolean {
    const { now } = this.#view;
    const before = this.#allowances.get(key) ?? { tokens: BURST, at: now };
    const tokens = Math.min(BURST, before.tokens + (now - before.at) / REFILL_MS);
    const isAllowed = tokens >= 1;
    this.#allowances.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at: now });
    return isAllowed;
  }

  /**
   * The tenth differing message about the same thing, and what follows, is told as one Event; `null`: that
   * Event is still to be made.
   */
  #combined(similar: readonly Event[], notice: EventNotice): Event | null | undefined {
    const isRecent = ({ lastTimestamp }: Event): boolean =>
      this.#view.now - (momentOf(lastTimestamp) ?? 0) < SIMILAR_MS;
    const recent = similar.filter(isRecent);
    if (recent.some((event) => saysTheSame(event, notice))) return undefined;
    const isEnough =
      recent.filter(({ message }) => !message.startsWith(COMBINED)).length >= SIMILAR_LIMIT - 1;
    return isEnough ? (recent.find(({ message }) => message.startsWith(COMBINED)) ?? null) : undefined;
  }

  #isLive(event: Event): boolean {
    if (event.eventTime === undefined || event.eventTime === null) return true;
    const last = event.series?.lastObservedTime ?? event.eventTime;
    return this.#view.now - (momentOf(last) ?? 0) < SERIES_MS;
  }

  #again(event: Event): Event {
    const { now } = this.#view;
    const metadata = { ...event.metadata, resourceVersion: String(this.#view.revision + 1) };
    if (event.eventTime) {
      const count = (event.series?.count ?? 1) + 1;
      return { ...event, metadata, series: { count, lastObservedTime: microTimestampAt(now) } };
    }
    return { ...event, metadata, count: (event.count ?? 1) + 1, lastTimestamp: timestampAt(now) };
  }

  #first(notice: EventNotice, source: string): Event {
    const { now, random, revision } = this.#view;
    const version = String(revision + 1);
    const about = referenceTo(notice.about);
    const namespace = about.namespace ?? "default";
    const name = `${about.name}.${nanosecondsOf(now, revision).toString(16)}`;
    const at = timestampAt(now);
    const reference = {
      ...about,
      ...(notice.fieldPath === undefined ? {} : { fieldPath: notice.fieldPath }),
    };
    const common = {
      apiVersion: "v1",
      kind: "Event",
      metadata: {
        name,
        namespace,
        uid: random.uuid("uid", version),
        resourceVersion: version,
        creationTimestamp: at,
      },
      involvedObject: reference,
      reason: notice.reason,
      message: notice.message,
      type: notice.type,
    };
    if (notice.modern)
      return {
        ...common,
        source: {},
        firstTimestamp: null,
        lastTimestamp: null,
        eventTime: microTimestampAt(now),
        action: "Binding",
        reportingComponent: source,
        reportingInstance: `${source}-control-plane`,
      };
    const host = notice.host === undefined ? {} : { host: notice.host };
    return {
      ...common,
      source: { component: source, ...host },
      firstTimestamp: at,
      lastTimestamp: at,
      eventTime: null,
      count: 1,
      reportingComponent: source,
      reportingInstance: notice.host ?? "",
    };
  }
}

const saysTheSame = (event: Event, notice: EventNotice): boolean =>
  event.message === notice.message && event.involvedObject.fieldPath === notice.fieldPath;

/**
 * client-go names events after the nanosecond, so that a list by name is a list by time.
 * `k8s.io/client-go/tools/record` makeEvent
 */
const nanosecondsOf = (now: Ms, revision: Revision): bigint =>
  BigInt(epochMs + now) * 1_000_000n + BigInt(revision % 1_000_000);

/** A recorder that was started anew counts from one again. */
function isRemembered({ firstTimestamp }: Event, { recorderStartedAtMs = 0 }: EventNotice): boolean {
  const first = momentOf(firstTimestamp);
  return first === undefined || first >= Math.floor(recorderStartedAtMs / 1000) * 1000;
}

function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): ObjectReference {
  const { name, namespace, uid, resourceVersion } = metadata;
  return {
    apiVersion,
    kind,
    name,
    ...(uid === "" ? {} : { uid, resourceVersion }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}
