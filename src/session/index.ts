/** One person's sitting: the page's side of it. */
export { sessionInWorker } from "./in-worker.ts";
export type { CheckedManifest, Playback, Problem, TerminalPart } from "./protocol.ts";
export { firstScene, type Scene } from "./scene.ts";
export { type Line, Session, type SessionState } from "./store.ts";
