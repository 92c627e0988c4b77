import { describe, expect, test } from "vitest";
import type { Pod } from "#api";
import type { Change, Stored } from "#cluster";
import { type SettleRequest, type SettlingCluster, settle } from "./settle.ts";

interface Happening {
  readonly at: number;
  readonly value: object;
}

/** A cluster in which what happens when is known beforehand. */
function clusterWith(
  kind: string,
  happenings: readonly Happening[],
  pods: readonly Pod[] = [],
): SettlingCluster {
  const changes: Change[] = [];
  return {
    now: 0,
    changes,
    list: () => pods.map((value) => ({ value }) as unknown as Stored<never>),
    nodeAnswers: (name) => name === "alive",
    runUntil(moment) {
      for (const { at, value } of happenings.slice(changes.length)) {
        if (at > moment) break;
        const before = changes.at(-1)?.after;
        changes.push({ kind, at, before, after: { value } } as unknown as Change);
      }
      Object.assign(this, { now: moment });
    },
  };
}

const object = (more: object) => ({ apiVersion: "v1", metadata: { name: "a" }, ...more });
const happenings = (...moments: number[]) => moments.map((at) => ({ at, value: object({ spec: { at } }) }));

function restMs(cluster: SettlingCluster, request: Partial<SettleRequest>): number {
  settle(cluster, { source: "real-node", brokenNow: false, ...request });
  return cluster.now;
}

describe("a settle of a recorded control plane", () => {
  const request = { source: "control-plane" } as const;

  test("returns three seconds after the last change", () => {
    expect(restMs(clusterWith("Pod", happenings(1000, 2500)), request)).toBe(5500);
  });

  test("waits nine seconds of quiet where a node has just crashed", () => {
    const cluster = clusterWith("Pod", happenings(1000, 8000));
    expect(restMs(cluster, { ...request, brokenNow: true })).toBe(17_000);
  });

  test("waits as many seconds of quiet as were asked for, and 75 at most", () => {
    expect(restMs(clusterWith("Pod", happenings(5000)), { ...request, seconds: 6 })).toBe(11_000);
    const restless = clusterWith(
      "Pod",
      happenings(...Array.from({ length: 100 }, (_, second) => second * 1000)),
    );
    expect(restMs(restless, request)).toBe(75_000);
  });
});

describe("a settle of a recorded machine", () => {
  test("returns three and a half seconds after the last change, or when its time is over", () => {
    expect(restMs(clusterWith("Pod", happenings(1000)), {})).toBe(4500);
    expect(restMs(clusterWith("Pod", happenings(1000, 4000)), { seconds: 5 })).toBe(5000);
  });

  test("waits until a broken machine has been missed", () => {
    expect(restMs(clusterWith("Pod", []), { brokenSince: 0 })).toBe(22_000);
  });

  test("waits for a Pod that is ending, but not on a node that does not answer", () => {
    const ending = (nodeName: string) =>
      object({ metadata: { deletionTimestamp: "" }, spec: { nodeName }, status: { containerStatuses: [] } });
    const on = (node: string) => clusterWith("Pod", [], [ending(node) as unknown as Pod]);
    expect(restMs(on("alive"), {})).toBe(40_000);
    expect(restMs(on("dead"), {})).toBe(3500);
  });
});

describe("no change is", () => {
  test("a heartbeat", () => {
    const beat = (at: number) => ({ at, value: object({ status: { lastHeartbeatTime: at } }) });
    expect(restMs(clusterWith("Node", [beat(0), beat(1000), beat(2000)]), {})).toBe(3500);
  });

  test("a lease or an event", () => {
    expect(restMs(clusterWith("Lease", happenings(1000)), {})).toBe(3500);
    expect(restMs(clusterWith("Event", happenings(1000)), {})).toBe(3500);
  });
});
