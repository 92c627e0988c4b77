/** Every recording runs through the simulated cluster, and what agreed with the real one once still does. */
import { afterAll, describe, expect, test } from "vitest";
import { fallen, readAgreements } from "./agreed.ts";
import { addUp, figuresLine, groupLines } from "./figures.ts";
import { recordingNames } from "./recording.ts";
import { type RecordingRun, runRecording } from "./run-recording.ts";

const agreements = readAgreements();
const runs: RecordingRun[] = [];

describe("the simulated cluster agrees with a real Kubernetes as far as it ever did", () => {
  test.each(recordingNames())("%s", (name) => {
    const run = runRecording(name, () => 0);
    runs.push(run);
    expect(run.crash, "the simulator itself failed").toBeUndefined();
    expect(fallen(agreements[name], run)).toEqual([]);
  });

  test("no agreement is held for a recording that is gone", () => {
    const names = new Set(recordingNames());
    expect(Object.keys(agreements).filter((name) => !names.has(name))).toEqual([]);
  });

  afterAll(() => {
    const totals = addUp(runs);
    console.log([...groupLines(totals), figuresLine(totals)].join("\n"));
  });
});
