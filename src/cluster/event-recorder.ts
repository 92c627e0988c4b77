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

interface Allowance {
  readonly source: string;
  readonly host: string | undefined;
  tokens: number;
  at: Ms;
}

export class EventRecorder {
  readonly #view: View;
  readonly #commit: (change: Uncommitted) => void;
  /** By the object's uid, or its kind where the recorder names no uid. */
  readonly #allowances = new Map<string, Allowance[]>();

  constructor(view: View, commit: (change: Uncommitted) => void) {
    this.#view = view;
    this.#commit = commit;
  }

  record(notice: EventNotice, component: string, by: string, because: readonly Revision[]): void {
    const source = notice.source ?? component;
    if (!notice.modern && !this.#isAllowed(notice, source)) return;
    const similar = this.#similar(notice, source);
    const combined = notice.modern ? undefined : this.#combined(similar, notice);
    const same = combined ?? similar.find((event) => saysTheSame(event, notice) && this.#isLive(event));
    const message = combined === undefined ? notice.message : `${COMBINED}${notice.message}`;
    const event = same ? { ...this.#again(same), message } : this.#first(notice, message, source);
    this.#commit({ kind: "Event", id: idOf(event), value: event, by, reason: "EventRecorded", because });
  }

  /** A token bucket for every source and object. */
  #isAllowed({ about, host }: EventNotice, source: string): boolean {
    const { now } = this.#view;
    const object = about.metadata.uid || about.kind;
    const ofObject = this.#allowances.get(object);
    let allowance = ofObject?.find((one) => one.source === source && one.host === host);
    if (!allowance) {
      allowance = { source, host, tokens: BURST, at: now };
      if (ofObject) ofObject.push(allowance);
      else this.#allowances.set(object, [allowance]);
    }
    const tokens = Math.min(BURST, allowance.tokens + (now - allowance.at) / REFILL_MS);
    const isAllowed = tokens >= 1;
    allowance.tokens = isAllowed ? tokens - 1 : tokens;
    allowance.at = now;
    return isAllowed;
  }

  /** What the same source has said about the same object for the same reason. */
  #similar(notice: EventNotice, source: string): readonly Event[] {
    const { kind, metadata } = notice.about;
    const { namespace, name } = metadata;
    const events: Event[] = [];
    for (const { value: event } of this.#view.by("eventsAbout", aboutKey({ kind, namespace, name })))
      if (
        event.reason === notice.reason &&
        event.type === notice.type &&
        (event.source.component ?? event.reportingComponent) === source &&
        (event.involvedObject.uid ?? "") === metadata.uid &&
        isRemembered(event, notice)
      )
        events.push(event);
    return events;
  }

  /**
   * The tenth differing message about the same thing, and what follows, is told as one Event; `null`: that
   * Event is still to be made.
   */
  #combined(similar: readonly Event[], notice: EventNotice): Event | null | undefined {
    if (similar.length === 0) return undefined;
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

  #first(notice: EventNotice, message: string, source: string): Event {
    const { now, random, revision } = this.#view;
    const version = String(revision + 1);
    const about = referenceTo(notice.about);
    const namespace = about.namespace ?? "default";
    const at = timestampAt(now);
    const metadata = {
      name: `${about.name}.${nanosecondsOf(now, revision)}`,
      namespace,
      uid: random.uuid("uid", version),
      resourceVersion: version,
      creationTimestamp: at,
    };
    const { fieldPath, reason, type } = notice;
    const involvedObject = fieldPath === undefined ? about : { ...about, fieldPath };
    if (notice.modern)
      return {
        apiVersion: "v1",
        kind: "Event",
        metadata,
        involvedObject,
        reason,
        message,
        type,
        source: {},
        firstTimestamp: null,
        lastTimestamp: null,
        eventTime: microTimestampAt(now),
        action: "Binding",
        reportingComponent: source,
        reportingInstance: `${source}-control-plane`,
      };
    return {
      apiVersion: "v1",
      kind: "Event",
      metadata,
      involvedObject,
      reason,
      message,
      type,
      source: notice.host === undefined ? { component: source } : { component: source, host: notice.host },
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
 * client-go names events after the nanosecond in hexadecimal, so that a list by name is a list by time.
 * `k8s.io/client-go/tools/record` makeEvent. Reckoned in two parts, the last five digits apart, because a
 * number
 * holds no more than 53 bits.
 */
function nanosecondsOf(now: Ms, revision: Revision): string {
  const ms = epochMs + now;
  const low = (ms % LOW) * 1_000_000 + (revision % 1_000_000);
  const high = Math.floor(ms / LOW) * 1_000_000 + Math.floor(low / LOW);
  return high.toString(16) + (LOW + (low % LOW)).toString(16).slice(1);
}

/** Five hexadecimal digits. */
const LOW = 2 ** 20;

/** A recorder that was started anew counts from one again. */
function isRemembered({ firstTimestamp }: Event, { recorderStartedAtMs = 0 }: EventNotice): boolean {
  const first = momentOf(firstTimestamp);
  return first === undefined || first >= Math.floor(recorderStartedAtMs / 1000) * 1000;
}

function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): ObjectReference {
  const { name, namespace, uid, resourceVersion } = metadata;
  const reference = { apiVersion, kind, name, ...(uid === "" ? {} : { uid, resourceVersion }) };
  return namespace === undefined ? reference : { ...reference, namespace };
}
