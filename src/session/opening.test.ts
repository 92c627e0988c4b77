import { describe, expect, test } from "vitest";
import { Host } from "./host.ts";
import { Opening } from "./opening.ts";
import type { Report } from "./protocol.ts";
import { firstScene } from "./scene.ts";

/** A thread whose host arrives when the test says so; each beat is a sixtieth of a second on the wall. */
function thread() {
  const reports: Report[] = [];
  const report = (said: Report): void => {
    reports.push(said);
  };
  let wall = 0;
  let arrive: (host: Host) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const load = (): Promise<Host> =>
    new Promise((resolve, reject) => {
      arrive = resolve;
      fail = reject;
    });
  const opening = new Opening({ report, load });
  return {
    opening,
    reports,
    beat: (count: number): void => {
      for (let beat = 0; beat < count; beat++) {
        wall += 16;
        opening.beat();
      }
    },
    arrive: async (): Promise<void> => {
      arrive(new Host(report, () => wall));
      await Promise.resolve();
    },
    fail: async (message: string): Promise<void> => {
      fail(new Error(message));
      await Promise.resolve();
    },
  };
}

const boxesIn = (reports: readonly Report[]): ReadonlyMap<string, string> =>
  new Map(
    reports
      .flatMap((said) => (said.type === "frame" ? said.difference.boxes : []))
      .map((box) => [box.id, box.name]),
  );

const printed = (reports: readonly Report[]): string =>
  reports
    .flatMap((said) => (said.type === "terminal" ? said.parts : []))
    .map(({ text }) => text)
    .join("");

describe("a scene that opens", () => {
  test("shows its nodes before anything that runs on them has arrived", () => {
    const { opening, reports } = thread();
    opening.take({ type: "open", scene: firstScene });
    expect([...boxesIn(reports).keys()]).toEqual(
      expect.arrayContaining(["node/node-1", "node/node-2", "node/node-3"]),
    );
    expect(reports.map(({ type }) => type)).toEqual(["frame"]);
  });

  test("does then what was asked meanwhile, and its time begins then", async () => {
    const { opening, reports, beat, arrive } = thread();
    opening.take({ type: "open", scene: { ...firstScene, script: [] } });
    opening.take({ type: "run", line: "kubectl get nodes -o name" });
    beat(600);
    expect(printed(reports)).toBe("");
    await arrive();
    beat(1);
    expect(reports.flatMap((said) => (said.type === "frame" ? [said.difference.now] : []))).toEqual([0, 16]);
    beat(60);
    expect(printed(reports)).toContain("node/node-1\nnode/node-2\nnode/node-3\n");
  });

  test("goes the same way however long its host takes to arrive", async () => {
    const runs = await Promise.all(
      [0, 500].map(async (beats) => {
        const { opening, reports, beat, arrive } = thread();
        opening.take({ type: "open", scene: firstScene });
        beat(beats);
        await arrive();
        beat(200);
        return printed(reports);
      }),
    );
    expect(runs[0]).toContain("deployment.apps/diary created");
    expect(runs[1]).toBe(runs[0]);
  });

  test("says that its host did not arrive, and waits for another when it is opened again", async () => {
    const { opening, reports, beat, arrive, fail } = thread();
    opening.take({ type: "open", scene: firstScene });
    await fail("network is down");
    expect(reports.at(-1)).toEqual({ type: "failed", error: "network is down" });
    opening.take({ type: "open", scene: firstScene });
    await arrive();
    beat(1);
    expect(reports.some(({ type }) => type === "playback")).toBe(true);
  });
});
