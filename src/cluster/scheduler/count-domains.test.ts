import { expect, it } from "vitest";
import type { Node, Pod } from "#api";
import { countDomains } from "./count-domains.ts";
import { matcher } from "./count-matching.ts";
import type { NodeState } from "./node-state.ts";

const web = matcher("default", [{ key: "app", operator: "In", values: ["web"] }]);
const pod = { metadata: { namespace: "default", labels: { app: "web" } } } as unknown as Pod;
const zone = { topologyKey: "zone", matcher: web };

function stateOf(name: string, zone: string): NodeState & { pods: readonly Pod[] } {
  const node = { metadata: { name, labels: { zone } } } as unknown as Node;
  return { name, node, pods: [] as readonly Pod[] } as NodeState & { pods: readonly Pod[] };
}

it("follows Pods that come and leave, in states that are the same objects all along", () => {
  const states = [stateOf("a", "north"), stateOf("b", "north"), stateOf("c", "south")];
  const counts = () => Object.fromEntries(countDomains(zone, states));
  expect(counts()).toEqual({ north: 0, south: 0 });
  states[0]!.pods = [pod];
  states[1]!.pods = [pod, pod];
  expect(counts()).toEqual({ north: 3, south: 0 });
  states[1]!.pods = [];
  states[2]!.pods = [pod];
  expect(counts()).toEqual({ north: 1, south: 1 });
});

it("begins anew for other nodes", () => {
  const states = [stateOf("a", "north")];
  expect(Object.fromEntries(countDomains(zone, states))).toEqual({ north: 0 });
  expect(Object.fromEntries(countDomains(zone, [...states, stateOf("b", "south")]))).toEqual({
    north: 0,
    south: 0,
  });
});
