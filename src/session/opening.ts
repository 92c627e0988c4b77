/**
 * The cluster's thread from its first moment: shows the machines of a scene at once, and hands over to a host
 * when all that is to run on them has arrived. What is asked until then waits in order, and so does the
 * cluster's time: how fast things arrive changes nothing in what happens.
 */
import { defaultSettings } from "#cluster";
import { differenceOf, type FrameDifference, frameAt, Ledger } from "#views";
import { clusterOf } from "./cluster-of.ts";
import type { Host } from "./host.ts";
import type { Report, Request } from "./protocol.ts";
import type { Scene } from "./scene.ts";

export interface OpeningOptions {
  readonly report: (report: Report) => void;
  /** Fetches the host, and with it the terminal, the programs and what reads manifests. */
  readonly load: () => Promise<Host>;
}

export class Opening {
  readonly #options: OpeningOptions;
  #host: Host | undefined;
  #loading: Promise<void> | undefined;
  #waiting: Request[] = [];

  constructor(options: OpeningOptions) {
    this.#options = options;
  }

  take(request: Request): void {
    if (this.#host) {
      this.#host.take(request);
      return;
    }
    if (request.type === "open") this.#open(request.scene);
    this.#waiting.push(request);
  }

  /** To be called about sixty times a second. */
  beat(): void {
    this.#host?.beat();
  }

  #open(scene: Scene): void {
    this.#waiting = [];
    this.#options.report({ type: "frame", difference: firstFrame(scene) });
    this.#loading ??= this.#load();
  }

  async #load(): Promise<void> {
    try {
      const host = await this.#options.load();
      for (const request of this.#waiting) host.take(request);
      this.#waiting = [];
      this.#host = host;
    } catch (error) {
      this.#loading = undefined;
      this.#options.report({ type: "failed", error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The scene before its first moment: its machines, and nothing on them. */
function firstFrame(scene: Scene): FrameDifference {
  const { now, history } = clusterOf({ ...scene.scenario, settings: defaultSettings });
  const { revision, records, changes } = history;
  const ledger = new Ledger();
  ledger.seek(changes, revision);
  return differenceOf(undefined, frameAt({ now, revision, records, changes, ledger }, {}));
}
