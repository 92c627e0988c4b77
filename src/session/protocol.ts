/**
 * What the page and the cluster's thread say to each other. Plain data, so that it can cross from one to the
 * other.
 */
import type { Ms, Revision } from "#cluster";
import type { MessageId } from "#i18n";
import type { Problem } from "#manifests";
import type { Completion } from "#terminal";
import type { FrameDifference, Lens, ManifestRange, Step } from "#views";
import type { Scene } from "./scene.ts";

export type { Problem } from "#manifests";

export interface CheckedManifest {
  readonly problems: readonly Problem[];
  readonly ranges: readonly ManifestRange[];
}

/** A piece of the terminal's text. */
export interface TerminalPart {
  readonly stream: "input" | "stdout" | "stderr" | "note";
  readonly text: string;
}

export type Request =
  | { readonly type: "open"; readonly scene: Scene }
  | { readonly type: "run"; readonly line: string }
  | { readonly type: "interrupt" }
  | { readonly type: "write"; readonly path: string; readonly text: string }
  | { readonly type: "play" | "pause" | "step" | "settle" | "back" | "live" }
  | { readonly type: "speed"; readonly speed: number }
  | { readonly type: "go"; readonly revision: Revision }
  | { readonly type: "lens"; readonly lens: Lens }
  | { readonly type: "explain"; readonly id: number; readonly revision: Revision }
  | { readonly type: "check"; readonly id: number; readonly text: string }
  | { readonly type: "complete"; readonly id: number; readonly line: string };

/** How time runs. */
export interface Playback {
  readonly playing: boolean;
  readonly speed: number;
  /** `past`: the picture shows an earlier moment. */
  readonly standing: "now" | "past";
  /** The latest moment there is. */
  readonly latest: Ms;
  /** Whether a typed line has not ended yet. */
  readonly busy: boolean;
  readonly caption?: MessageId;
}

export type Report =
  | { readonly type: "frame"; readonly difference: FrameDifference }
  | { readonly type: "playback"; readonly playback: Playback }
  | { readonly type: "terminal"; readonly parts: readonly TerminalPart[] }
  | { readonly type: "explained"; readonly id: number; readonly steps: readonly Step[] }
  | { readonly type: "checked"; readonly id: number; readonly checked: CheckedManifest }
  | { readonly type: "completed"; readonly id: number; readonly completion: Completion }
  | { readonly type: "failed"; readonly error: string };
