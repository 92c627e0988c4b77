/** Follows the script of a scene until it ends, or until the person takes over. */

import type { Ms } from "#cluster";
import type { MessageId } from "#i18n";
import type { Sandbox } from "./sandbox.ts";
import type { Cue } from "./scene.ts";

/** How often a cue that waits for the cluster looks at it. */
const lookMs: Ms = 50;

export class Script {
  caption: MessageId | undefined;
  readonly #cues: readonly Cue[];
  #next = 0;
  #lastAt: Ms = 0;

  constructor(cues: readonly Cue[]) {
    this.#cues = cues;
  }

  /**
   * When to ask again: at the moment of the next cue, or a little later where the cluster was not ready for
   * it.
   */
  nextAt(now: Ms): Ms {
    const cue = this.#cues[this.#next];
    if (!cue) return Number.POSITIVE_INFINITY;
    const at = this.#lastAt + cue.afterMs;
    return at > now ? at : now - (now % lookMs) + lookMs;
  }

  /** The next cue, if its moment has come; it is not asked for again. */
  due(sandbox: Sandbox): Cue | undefined {
    const cue = this.#cues[this.#next];
    if (!cue || sandbox.now < this.#lastAt + cue.afterMs) return undefined;
    if (cue.when === "pods-ready" && !podsReady(sandbox)) return undefined;
    this.#next += 1;
    this.#lastAt = sandbox.now;
    if (cue.caption !== undefined) this.caption = cue.caption;
    return cue;
  }

  stop(): void {
    this.#next = this.#cues.length;
    this.caption = undefined;
  }
}

function podsReady(sandbox: Sandbox): boolean {
  const pods = sandbox.list("Pod").filter(({ value }) => value.metadata.namespace === "default");
  const isReady = ({ value: pod }: (typeof pods)[number]): boolean =>
    pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
  return pods.length > 0 && pods.every(isReady);
}
