/** Runs a player: answers what the page asks, and reports once per beat, and only what changed. */
import { chainTo, differenceOf, type Frame } from "#views";
import { checkManifest } from "./check-manifest.ts";
import { completeLine } from "./complete-line.ts";
import { Player } from "./player.ts";
import type { Playback, Report, Request, TerminalPart } from "./protocol.ts";

/** Of each beat so much may be spent on the cluster; the rest belongs to the page. */
const budgetMs = 9;
/** Even when nothing changes, outlines fade with time. */
const restMs = 250;

export class Host {
  readonly #report: (report: Report) => void;
  readonly #wallClock: () => number;
  #player: Player | undefined;
  #parts: TerminalPart[] = [];
  #frame: Frame | undefined;
  #playback = "";
  #beatAt: number;
  #failed = false;

  constructor(report: (report: Report) => void, wallClock: () => number) {
    this.#report = report;
    this.#wallClock = wallClock;
    this.#beatAt = wallClock();
  }

  take(request: Request): void {
    if (request.type === "open") this.#failed = false;
    this.#guard(() => this.#answer(request));
  }

  /** To be called about sixty times a second. */
  beat(): void {
    const now = this.#wallClock();
    // A page that slept does not catch up.
    const elapsed = Math.min(now - this.#beatAt, 100);
    this.#beatAt = now;
    this.#guard(() => {
      this.#player?.advance(elapsed, budgetMs);
      this.#tell();
    });
  }

  /** A fault of ours is shown as one; the page stays. */
  #guard(work: () => void): void {
    if (this.#failed) return;
    try {
      work();
    } catch (error) {
      this.#failed = true;
      this.#report({ type: "failed", error: error instanceof Error ? error.message : String(error) });
    }
  }

  #answer(request: Request): void {
    if (request.type === "open") this.#open(request);
    else if (this.#player) this.#direct(this.#player, request);
  }

  #open({ scene }: Extract<Request, { type: "open" }>): void {
    this.#parts = [];
    this.#frame = undefined;
    this.#playback = "";
    const print = (part: TerminalPart): void => {
      this.#parts.push(part);
    };
    this.#player = new Player(scene, { print, wallClock: this.#wallClock });
  }

  #direct(player: Player, request: Exclude<Request, { type: "open" }>): void {
    switch (request.type) {
      case "run":
        player.perform({ type: "line", text: request.line });
        break;
      case "write":
        player.perform({ type: "write", path: request.path, text: request.text });
        break;
      case "speed":
        player.setSpeed(request.speed);
        break;
      case "go":
        player.go(request.revision);
        break;
      case "lens":
        player.lens = request.lens;
        break;
      case "explain":
        this.#report({ type: "explained", id: request.id, steps: chainTo(request.revision, player.changes) });
        break;
      case "complete":
        this.#report({
          type: "completed",
          id: request.id,
          completion: completeLine(request.line, player.cluster),
        });
        return;
      case "check":
        this.#report({
          type: "checked",
          id: request.id,
          checked: checkManifest(request.text, player.cluster),
        });
        break;
      default:
        player[request.type]();
    }
  }

  #tell(): void {
    const player = this.#player;
    if (!player) return;
    const stale =
      this.#frame?.revision !== player.revision || Math.abs(player.now - this.#frame.now) >= restMs;
    if (stale) {
      const frame = player.frame();
      this.#report({ type: "frame", difference: differenceOf(this.#frame, frame) });
      this.#frame = frame;
    }
    const playback: Playback = player.playback;
    const said = JSON.stringify(stale ? playback : { ...playback, latest: 0 });
    if (said !== this.#playback) this.#report({ type: "playback", playback });
    this.#playback = said;
    if (this.#parts.length > 0) this.#report({ type: "terminal", parts: this.#parts });
    this.#parts = [];
  }
}
