/**
 * Maps the time on the wall to the time of the cluster: play, pause, step, speed, until quiet, back, and
 * branches.
 */
import { type Change, type Cluster, defaultSettings, type Ms, type Revision, Timeline } from "#cluster";
import { type Frame, frameAt, Ledger, type Lens, type Moment } from "#views";
import { Branch } from "./branch.ts";
import type { Playback, TerminalPart } from "./protocol.ts";
import type { Input } from "./recording.ts";
import { settle } from "./scenario/settle.ts";
import type { Verb } from "./scenario/verb.ts";
import type { Scene } from "./scene.ts";
import { Script } from "./script.ts";

/** So much cluster time a paused clock grants a line, to answer at once. */
const answerMs: Ms = 400;
/** The cluster runs in slices of this length, looking at the wall clock in between. */
const sliceMs: Ms = 50;

export interface PlayerOptions {
  readonly print: (part: TerminalPart) => void;
  /** The wall clock, in milliseconds; only ever asked for differences. */
  readonly wallClock: () => number;
}

export class Player {
  lens: Lens = {};
  #branch: Branch;
  #timeline: Timeline;
  #ledger = new Ledger();
  #script: Script;
  /** The change the picture stands at, when it does not stand at the latest. */
  #cursor: Revision | undefined;
  #playing = true;
  #speed = 1;
  #owedMs = 0;
  readonly #options: PlayerOptions;

  constructor(scene: Scene, options: PlayerOptions) {
    this.#options = options;
    this.#branch = new Branch({ ...scene.scenario, settings: defaultSettings }, options.print);
    this.#timeline = new Timeline(this.#history);
    this.#script = new Script(scene.script);
  }

  get #history() {
    return this.cluster.history;
  }

  get cluster(): Cluster {
    return this.#branch.sandbox.cluster;
  }

  get playback(): Playback {
    const { caption } = this.#script;
    return {
      playing: this.#playing && this.#cursor === undefined,
      speed: this.#speed,
      standing: this.#cursor === undefined ? "now" : "past",
      latest: this.#branch.sandbox.now,
      busy: this.#branch.typist.busy,
      ...(caption === undefined ? {} : { caption }),
    };
  }

  get changes(): readonly Change[] {
    return this.#history.changes;
  }

  /** The revision the picture stands at. */
  get revision(): Revision {
    return this.#cursor ?? this.#history.revision;
  }

  get now(): Ms {
    if (this.#cursor === undefined) return this.#branch.sandbox.now;
    // What stood after one change stood until the next.
    return (this.changes[this.#cursor] ?? this.changes[this.#cursor - 1])?.at ?? 0;
  }

  frame(): Frame {
    const { changes } = this.#history;
    const revision = this.revision;
    this.#ledger.seek(changes, revision);
    if (this.#cursor !== undefined) this.#timeline.seek(revision);
    const records = this.#cursor === undefined ? this.#history.records : this.#timeline.records;
    const moment: Moment = { now: this.now, revision, records, changes, ledger: this.#ledger };
    const frame = frameAt(moment, this.lens);
    // The line of time shows what lies ahead, too, so that one can go there again.
    return this.#cursor === undefined ? frame : { ...frame, marks: this.#laterMarks(frame) };
  }

  /**
   * Lets as much time pass as the wall clock says, within a budget. What could not be done is forgotten, not
   * owed.
   */
  advance(elapsedMs: number, budgetMs: number): void {
    if (!this.#playing || this.#cursor !== undefined) return;
    this.#owedMs += elapsedMs * this.#speed;
    const { wallClock } = this.#options;
    const deadline = wallClock() + budgetMs;
    while (this.#owedMs >= 1 && wallClock() < deadline) {
      const { now } = this.#branch.sandbox;
      const slice = Math.min(sliceMs, Math.floor(this.#owedMs), this.#script.nextAt(now) - now);
      this.#owedMs -= slice;
      this.#branch.sandbox.runUntil(now + slice);
      this.#followScript();
    }
    if (this.#owedMs > elapsedMs * this.#speed) this.#owedMs = 0;
  }

  play(): void {
    this.#cursor = undefined;
    this.#playing = true;
  }

  pause(): void {
    this.#playing = false;
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /** To the next change that can be seen; in the past, to the next thing that was done. */
  step(): void {
    this.#playing = false;
    if (this.#cursor !== undefined) {
      const next = this.#commands().find((revision) => revision > this.#cursor!);
      this.#cursor = next === undefined || next >= this.#history.revision ? undefined : next;
      return;
    }
    const from = this.#history.revision;
    const { cluster } = this.#branch.sandbox;
    for (let steps = 0; steps < 10_000 && cluster.step(); steps++)
      if (this.changes.slice(from).some(isVisible)) return;
  }

  settle(): void {
    this.#cursor = undefined;
    settle(this.#branch.sandbox, { source: "real-node", brokenNow: false });
    this.#followScript();
  }

  /** To just before the last command at or before this moment. */
  back(): void {
    const before = this.#commands().findLast((revision) => revision <= this.revision);
    if (before !== undefined) this.go(before - 1);
  }

  go(revision: Revision): void {
    this.#playing = false;
    this.#cursor = revision >= this.#history.revision ? undefined : Math.max(1, revision);
  }

  /** Back to the latest moment. */
  live(): void {
    this.#cursor = undefined;
  }

  interrupt(): void {
    this.#branch.typist.interrupt();
    this.#answer();
  }

  /** Does something: now, or in the past, where a branch begins. */
  perform(input: Input): void {
    this.#script.stop();
    if (this.#cursor !== undefined) this.#fork(this.#cursor);
    this.#act(input);
  }

  #act(input: Input): void {
    const verb = this.#branch.perform(input);
    if (verb) this.#letTimePass(verb);
    this.#answer();
  }

  #letTimePass(verb: Verb): void {
    const { sandbox } = this.#branch;
    if (verb.verb === "settle") this.settle();
    else if (verb.verb === "wait") sandbox.runUntil(sandbox.now + verb.seconds * 1000);
  }

  /** While the clock stands, a line is granted the moment it needs to answer. */
  #answer(): void {
    if (this.#playing) return;
    const { sandbox, typist } = this.#branch;
    const until = sandbox.now + answerMs;
    while (typist.busy && sandbox.cluster.step(until));
  }

  #fork(revision: Revision): void {
    const at = this.now;
    this.#branch = this.#branch.forkAt(revision, at, this.#options.print);
    this.#timeline = new Timeline(this.#history);
    this.#ledger = new Ledger();
    this.#cursor = undefined;
    this.#playing = true;
  }

  #followScript(): void {
    const due = this.#script.due(this.#branch.sandbox);
    if (due?.line !== undefined) this.#branch.perform({ type: "line", text: due.line });
  }

  #commands(): readonly Revision[] {
    return this.#history
      .list("Command")
      .filter(({ value }) => value.type === "line" || value.type === "fault")
      .map(({ revision }) => revision);
  }

  #laterMarks({ marks }: Frame): Frame["marks"] {
    const known = new Set(marks.map(({ revision }) => revision));
    const later = this.#history
      .list("Command")
      .flatMap(({ revision, value: { at, type, text } }) =>
        !known.has(revision) && (type === "line" || type === "fault")
          ? [{ revision, at, type, text } as const]
          : [],
      );
    return [...marks, ...later];
  }
}

const unseen = new Set(["Event", "Lease", "Endpoints", "EndpointSlice"]);
const isVisible = ({ kind }: Change): boolean => !unseen.has(kind);
