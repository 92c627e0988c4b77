/** Reads the `cluster` of a scenario: how many nodes, and what differs between them. */
import { isMapping, type Mapping } from "./mapping.ts";
import { type ClusterShape, ScenarioError } from "./scenario.ts";

const fields = ["nodes", "zones", "labels", "taints", "cpu", "memory", "pods"];
const maximumNodes = 5000;

function readNodes(value: unknown): number {
  if (value === undefined) return 1;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= maximumNodes)
    return value;
  throw new ScenarioError(`cluster.nodes: must be a whole number from 1 to ${maximumNodes}`);
}

function perNode<Value>(
  key: string,
  value: unknown,
  nodes: number,
  read: (value: unknown) => Value | undefined,
): Record<string, Value> {
  if (!isMapping(value)) throw new ScenarioError(`cluster.${key}: must map nodes to what they have`);
  return Object.fromEntries(
    Object.entries(value).map(([node, item]) => {
      const number = /^node-([1-9]\d*)$/.exec(node)?.[1];
      if (number === undefined || Number(number) > nodes) {
        throw new ScenarioError(`cluster.${key}.${node}: there is no such node`);
      }
      const found = read(item);
      if (found === undefined) throw new ScenarioError(`cluster.${key}.${node}: cannot be read`);
      return [node, found];
    }),
  );
}

const readZone = (value: unknown) => (typeof value === "string" ? value : undefined);

function readLabels(value: unknown): Record<string, string> | undefined {
  if (!isMapping(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, label]) => [key, String(label)]));
}

function taintText(value: unknown): string {
  if (typeof value === "string") return value;
  const taint: Mapping = isMapping(value) ? value : {};
  return `${taint.key}${taint.value === undefined ? "" : `=${taint.value}`}:${taint.effect}`;
}

function readTaints(value: unknown): string[] | undefined {
  const taints = (Array.isArray(value) ? value : [value]).map(taintText);
  const isTaint = (text: string) =>
    /^[^=:]+(?:=[^:]*)?:(?:NoSchedule|NoExecute|PreferNoSchedule)$/.test(text);
  return taints.every(isTaint) ? taints : undefined;
}

function readAmount(key: string, value: unknown): string {
  if (typeof value === "number" || typeof value === "string") return String(value);
  throw new ScenarioError(`cluster.${key}: must be a quantity, such as 4 or 8Gi`);
}

/** Without any, one node. Throws a ScenarioError. */
export function readClusterShape(value: unknown): ClusterShape {
  if (value === undefined || value === null) return { nodes: 1 };
  if (!isMapping(value)) throw new ScenarioError("cluster: must say how many nodes there are");
  const unknown = Object.keys(value).find((key) => !fields.includes(key));
  if (unknown !== undefined) throw new ScenarioError(`cluster.${unknown}: is no field of a cluster`);
  const nodes = readNodes(value.nodes);
  return {
    nodes,
    ...(value.zones === undefined ? {} : { zones: perNode("zones", value.zones, nodes, readZone) }),
    ...(value.labels === undefined ? {} : { labels: perNode("labels", value.labels, nodes, readLabels) }),
    ...(value.taints === undefined ? {} : { taints: perNode("taints", value.taints, nodes, readTaints) }),
    ...(value.cpu === undefined ? {} : { cpu: readAmount("cpu", value.cpu) }),
    ...(value.memory === undefined ? {} : { memory: readAmount("memory", value.memory) }),
    ...(value.pods === undefined ? {} : { pods: Number(readAmount("pods", value.pods)) }),
  };
}
