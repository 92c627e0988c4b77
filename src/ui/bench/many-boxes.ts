/** A picture of any size, made by hand: what the page is measured with. */
import type { Box, Frame } from "#views";

const parts = { files: [], moreFiles: 0, state: "present" } as const;

/**
 * `nodes` machines with `pods` Pods each; a Pod is four boxes: itself, a container, an emptyDir and a
 * hostPath.
 */
export function manyBoxes(nodes: number, pods: number): Pick<Frame, "boxes" | "edges"> {
  const boxes: Box[] = [{ id: "cluster", type: "cluster", name: "", ...parts }];
  for (let node = 1; node <= nodes; node++) boxes.push(...nodeWithPods(`node-${node}`, pods));
  const mounts = boxes.filter(({ type }) => type === "volume");
  const edges = mounts.map(({ id }) => ({
    id: `mount/${id}`,
    from: id.replace(/^volume\/(.*)\/[^/]+$/, "container/$1/app"),
    to: id,
  }));
  return { boxes, edges };
}

function nodeWithPods(node: string, pods: number): readonly Box[] {
  const boxes: Box[] = [
    {
      id: `node/${node}`,
      type: "node",
      parent: "cluster",
      name: node,
      badge: { text: "Ready", tone: "good" },
      ...parts,
    },
    { id: `node-disk/${node}`, type: "node-disk", parent: `node/${node}`, name: node, ...parts },
  ];
  for (let at = 1; at <= pods; at++) boxes.push(...podBoxes(node, `web-${node}-${at}`));
  return boxes;
}

function podBoxes(node: string, name: string): readonly Box[] {
  const file = (id: string, path: string) =>
    ({ id: `${name}#${id}`, name: path, path, verdict: "alive" }) as const;
  return [
    {
      id: `pod/${name}`,
      type: "pod",
      parent: `node/${node}`,
      name,
      kind: "pod",
      badge: { text: "Running", tone: "good" },
      ...parts,
    },
    {
      id: `container/${name}/app`,
      type: "container",
      parent: `pod/${name}`,
      name: "app",
      kind: "container",
      ...parts,
      files: [file("1", "/own.txt")],
    },
    {
      id: `volume/${name}/data`,
      type: "volume",
      parent: `pod/${name}`,
      name: "data",
      kind: "emptyDir",
      detail: "/data",
      ...parts,
      files: [file("2", "a.txt")],
    },
    {
      id: `volume/${name}/logs`,
      type: "volume",
      parent: `pod/${name}`,
      name: "logs",
      kind: "hostPath",
      detail: "/logs",
      ...parts,
    },
  ];
}
