/**
 * Runs one recording through the simulated cluster and compares; a crash of ours counts as no answer from
 * there on.
 */
import { readScenario, runScenario } from "../../src/session/scenario/index.ts";
import { type Comparison, compare } from "./compare.ts";
import { type Recording, recordingText } from "./recording.ts";

export interface RecordingRun extends Comparison {
  readonly elapsedMs: number;
  /** What our own program threw, if it did. */
  readonly crash?: string;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** `now` tells the time in milliseconds, for the report only. */
export function runRecording(name: string, now: () => number): RecordingRun {
  const text = recordingText(name);
  const recording: Recording = JSON.parse(text);
  const begin = now();
  try {
    const { transcript } = runScenario(readScenario(text, `${name}.json`));
    return { ...compare(recording, transcript), elapsedMs: now() - begin };
  } catch (error) {
    const comparison = compare(recording, { generated: [], steps: [] });
    return { ...comparison, elapsedMs: now() - begin, crash: describe(error) };
  }
}
