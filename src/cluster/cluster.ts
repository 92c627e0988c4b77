/** A simulated cluster: the same commands always write the same history. */
import { ApiServer } from "./api-server/api-server.ts";
import { clusterClient } from "./client/cluster-client.ts";
import type { Component, Plan, View, Write } from "./component.ts";
import { EventRecorder } from "./event-recorder.ts";
import { isReachable, resolveHost } from "./name-resolution.ts";
import type { Program } from "./processes/process.ts";
import { Processes } from "./processes/processes.ts";
import { type ClusterSetup, setUp } from "./set-up.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { type Images, noSoftware, type Software } from "./software.ts";
import { History, type Uncommitted } from "./state/history.ts";
import type { Change, Ms, RecordKind, Revision } from "./state/record.ts";
import { Agenda } from "./time/agenda.ts";
import { randomFrom } from "./time/random.ts";

export interface ClusterOptions extends ClusterSetup {
  readonly seed?: number;
  readonly settings?: Partial<Settings>;
  /** In place of the software's own. */
  readonly components?: readonly Component[];
  /** Tests make sure that nobody changes what is shared; a page trusts that they did. */
  readonly isFrozen?: boolean;
  /** Without it nothing happens: nobody watches the API server, and machines have no files. */
  readonly software?: Software;
  /** Programs beyond those of the images: what the person's own machine has. */
  readonly programs?: Readonly<Record<string, Program>>;
}

/** Counts of work done, for benchmarks and for finding loops that do not end. */
export interface WorkCounts {
  reconciles: number;
  changes: number;
}

/** What a component watches of one kind. */
interface Watcher {
  readonly name: string;
  readonly latencyMs: Ms;
  readonly keysOf: (change: Change, view: View) => readonly string[];
}

const PROCESSES = "processes";

/**
 * A cluster is not new when somebody meets it: its nodes are known, and the Events of its first minutes have
 * expired.
 */
const AGE_MS: Ms = 66 * 60_000;

export class Cluster {
  readonly history: History;
  readonly agenda = new Agenda();
  readonly view: View;
  readonly apiServer: ApiServer;
  readonly processes: Processes;
  readonly work: WorkCounts = { reconciles: 0, changes: 0 };
  readonly #components: ReadonlyMap<string, Component>;
  readonly #watchers = new Map<RecordKind, Watcher[]>();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #events: EventRecorder;
  #commands = 0;

  constructor(options: ClusterOptions = {}) {
    const history = new History({ isFrozen: options.isFrozen ?? true });
    this.history = history;
    const settings: Settings = { ...defaultSettings, ...options.settings };
    const { images, ...software } = options.software ?? noSoftware;
    this.view = viewOf(history, settings, images, options.seed ?? 1);
    const commit = (change: Uncommitted): Change => this.commit(change);
    this.apiServer = new ApiServer(this.view, commit);
    this.#events = new EventRecorder(this.view, commit);
    this.processes = new Processes({
      history,
      view: this.view,
      commit,
      wakeAt: (at, task) => this.agenda.add(at, PROCESSES, task),
      programs: { ...software.programs, ...options.programs },
      imageFiles: images.files,
      resolveHost: (host, port) => resolveHost(this.view, host, port),
      isReachable: (address) => isReachable(this.view, address),
      client: (task) => clusterClient(this, task),
    });
    const components = options.components ?? software.components;
    this.#components = new Map(components.map((component) => [component.name, component]));
    for (const { name, latencyMs, watches } of components)
      for (const [kind, keysOf] of Object.entries(watches) as [RecordKind, Watcher["keysOf"]][])
        this.#watchers.set(kind, [...(this.#watchers.get(kind) ?? []), { name, latencyMs, keysOf }]);
    history.now = -AGE_MS;
    setUp(this, options);
    for (const component of components)
      for (const key of component.start?.(this.view) ?? []) this.agenda.add(this.now, component.name, key);
    this.runUntil(0);
  }

  get now(): Ms {
    return this.history.now;
  }

  /** Notes what a person does, so that all that follows from it can be traced to it. */
  command(type: "line" | "fault" | "edit" | "setup", text: string): Revision {
    this.#commands += 1;
    const value = { number: this.#commands, at: this.now, type, text };
    const id = String(this.#commands);
    return this.commit({ kind: "Command", id, value, by: "user", reason: "Command", because: [] }).revision;
  }

  /** Calls back after every change, until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  commit(uncommitted: Uncommitted): Change {
    const change = this.history.commit(uncommitted) as Change;
    this.work.changes += 1;
    for (const { name, latencyMs, keysOf } of this.#watchers.get(change.kind) ?? [])
      for (const key of keysOf(change, this.view)) this.agenda.add(this.now + latencyMs, name, key);
    this.processes.observe(change);
    for (const listener of this.#listeners) listener(change);
    return change;
  }

  /** Does the next thing there is to do, if it is due by `until`. */
  step(until: Ms = Number.POSITIVE_INFINITY): boolean {
    const next = this.agenda.next();
    if (next === undefined || next > until) return false;
    const wake = this.agenda.take()!;
    this.history.now = Math.max(this.now, wake.at);
    if (wake.component === PROCESSES) this.processes.table.wake(wake.key);
    else this.#reconcile(this.#components.get(wake.component)!, wake.key);
    return true;
  }

  runUntil(at: Ms): void {
    while (this.step(at));
    this.history.now = Math.max(this.now, at);
  }

  runFor(ms: Ms): void {
    this.runUntil(this.now + ms);
  }

  /** Carries out writes that no component planned: faults, and how the cluster begins. */
  carryOut(plan: Plan, by: string): void {
    if (this.#writeAll(plan.writes, by)) this.#announce(plan, by, by);
  }

  #reconcile(component: Component, key: string): void {
    this.work.reconciles += 1;
    const plan = component.reconcile(this.view, key);
    if (plan.wakeAt !== undefined) this.agenda.add(Math.max(plan.wakeAt, this.now + 1), component.name, key);
    const by = component.actor?.(key) ?? component.name;
    if (this.#writeAll(plan.writes, by)) this.#announce(plan, component.name, by);
    else this.agenda.add(this.now + component.latencyMs + 1, component.name, key);
  }

  /** False where a write was refused: the rest is dropped. */
  #writeAll(writes: readonly Write[] = [], by: string): boolean {
    for (const write of writes) if (!this.#write(write, by)) return false;
    return true;
  }

  #announce({ writes = [], events = [], processes = [] }: Plan, component: string, by: string): void {
    if (events.length > 0) {
      const because = revisionsOf(writes);
      for (const event of events) this.#events.record(event, component, by, because);
    }
    for (const request of processes) this.processes.request(request, revisionsOf([request]), by);
  }

  /** False where the API server refused because somebody was faster. */
  #write(write: Write, by: string): boolean {
    const { reason } = write;
    const because = revisionsOf([write]);
    const context = { by, reason, because };
    switch (write.do) {
      case "put": {
        const { kind, id, value } = write;
        this.commit({ kind, id, value: value as never, by, reason, because });
        return true;
      }
      case "remove": {
        const { kind, id } = write;
        if (this.history.get(kind, id)) this.commit({ kind, id, value: undefined, by, reason, because });
        return true;
      }
      case "create": {
        const answer = this.apiServer.create(write.object, { ...context, trusted: true });
        return answer.ok || answer.status.reason !== "Conflict";
      }
      case "update": {
        const answer = this.apiServer.update(write.object as never, { ...context, trusted: true });
        return answer.ok || answer.status.reason !== "Conflict";
      }
      case "update-status": {
        const answer = this.apiServer.updateStatus(write.object, context);
        return answer.ok || answer.status.reason !== "Conflict";
      }
      case "delete": {
        const { kind, id, uid, gracePeriodSeconds, propagation } = write;
        const options = {
          ...(uid === undefined ? {} : { uid }),
          ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
          ...(propagation === undefined ? {} : { propagation }),
        };
        this.apiServer.delete(kind, id, options, context);
        return true;
      }
    }
  }
}

/** The revisions that justify something, each once. */
function revisionsOf(
  all: readonly { readonly because: readonly ({ readonly revision: Revision } | undefined)[] }[],
): readonly Revision[] {
  const revisions: Revision[] = [];
  for (const { because } of all)
    for (const cause of because)
      if (cause && !revisions.includes(cause.revision)) revisions.push(cause.revision);
  // A copy is as long as it has to be: an array that grows keeps room for more.
  return revisions.slice();
}

function viewOf(history: History, settings: Settings, images: Images, seed: number): View {
  return {
    get now() {
      return history.now;
    },
    get revision() {
      return history.revision;
    },
    changesAfter: (revision) => history.changes.slice(revision),
    settings,
    images,
    random: randomFrom(seed),
    get: (kind, id) => history.get(kind, id),
    list: (kind, namespace) => history.list(kind, namespace),
    by: (index, key) => history.by(index, key),
    removal: (kind, id) => history.removal(kind, id),
  };
}
