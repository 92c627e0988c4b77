/**
 * One person's sitting, as the page sees it: the latest frame, how time runs, and what can be asked of the
 * cluster.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Ms, Revision } from "#cluster";
import type { Completion } from "#terminal";
import type { Box, Edge, FileRow, Mark, Step, VerdictCounts } from "#views";
import { BoxTable } from "./box-table.ts";
import type { CheckedManifest, Playback, Report, Request, TerminalPart } from "./protocol.ts";
import type { Scene } from "./scene.ts";

export interface SessionState {
  readonly status: "starting" | "running" | "failed";
  readonly error?: string;
  readonly now: Ms;
  readonly revision: Revision;
  /**
   * The boxes in order; counts up whenever their number, order, or any box's content may need another
   * layout.
   */
  readonly order: readonly string[];
  readonly shape: number;
  readonly edges: readonly Edge[];
  readonly files: readonly FileRow[];
  readonly counts: VerdictCounts;
  readonly marks: readonly Mark[];
  readonly playback: Playback;
}

const initial: SessionState = {
  status: "starting",
  now: 0,
  revision: 0,
  order: [],
  shape: 0,
  edges: [],
  files: [],
  counts: { alive: 0, stranded: 0, lost: 0, deleted: 0 },
  marks: [],
  playback: { playing: true, speed: 1, standing: "now", latest: 0, busy: false },
};

/** Whatever carries requests to a host and reports back. */
export interface Line {
  send(request: Request): void;
  listen(listener: (report: Report) => void): void;
}

export class Session {
  readonly state: StoreApi<SessionState> = createStore(() => initial);
  readonly boxes = new BoxTable();
  /** Everything the terminal has shown. */
  readonly transcript: TerminalPart[] = [];
  readonly #line: Line;
  readonly #readers = new Set<(parts: readonly TerminalPart[]) => void>();
  readonly #changes = new Set<(boxes: readonly Box[]) => void>();
  readonly #questions = new Map<number, (answer: never) => void>();
  #asked = 0;

  constructor(line: Line) {
    this.#line = line;
    line.listen((report) => this.#take(report));
  }

  open(scene: Scene): void {
    this.transcript.length = 0;
    this.state.setState({ ...initial });
    this.send({ type: "open", scene });
  }

  send(request: Request): void {
    this.#line.send(request);
  }

  /** Types a line at the terminal. */
  run(line: string): void {
    this.send({ type: "run", line });
  }

  /** Writes a file of the working directory and applies it. */
  apply(path: string, text: string): void {
    this.send({ type: "write", path, text });
    this.run(`kubectl apply -f ${path}`);
  }

  explain(revision: Revision): Promise<readonly Step[]> {
    return this.#ask((id) => ({ type: "explain", id, revision }));
  }

  check(text: string): Promise<CheckedManifest> {
    return this.#ask((id) => ({ type: "check", id, text }));
  }

  /** What could stand at the end of a line that is being typed. */
  complete(line: string): Promise<Completion> {
    return this.#ask((id) => ({ type: "complete", id, line }));
  }

  onTerminal(reader: (parts: readonly TerminalPart[]) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Calls back with the boxes that changed, after each frame. */
  onBoxes(listener: (boxes: readonly Box[]) => void): () => void {
    this.#changes.add(listener);
    return () => this.#changes.delete(listener);
  }

  #ask<Answer>(request: (id: number) => Request): Promise<Answer> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#questions.set(id, resolve);
      this.send(request(id));
    });
  }

  #answer(id: number, answer: unknown): void {
    this.#questions.get(id)?.(answer as never);
    this.#questions.delete(id);
  }

  #take(report: Report): void {
    switch (report.type) {
      case "frame":
        this.#show(report.difference);
        break;
      case "playback":
        this.state.setState({ playback: report.playback });
        break;
      case "terminal":
        this.transcript.push(...report.parts);
        for (const reader of this.#readers) reader(report.parts);
        break;
      case "explained":
        this.#answer(report.id, report.steps);
        break;
      case "checked":
        this.#answer(report.id, report.checked);
        break;
      case "completed":
        this.#answer(report.id, report.completion);
        break;
      case "failed":
        this.state.setState({ status: "failed", error: report.error });
    }
  }

  #show(difference: Extract<Report, { type: "frame" }>["difference"]): void {
    const { boxes, order, edges, files, counts, marks, now, revision } = difference;
    this.boxes.update(boxes, order);
    const { shape } = this.state.getState();
    this.state.setState({
      status: "running",
      now,
      revision,
      ...(order ? { order } : {}),
      ...(order || boxes.length > 0 ? { shape: shape + 1 } : {}),
      ...(edges ? { edges } : {}),
      ...(files && counts ? { files, counts } : {}),
      ...(marks ? { marks } : {}),
    });
    for (const listener of this.#changes) listener(boxes);
  }
}
