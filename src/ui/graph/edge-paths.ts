/** The ways of the edges: along the gutters between boxes, always downwards. */
import type { Box, Edge } from "#views";
import { absolutePlaces, type Places } from "./layout/absolute-places.ts";
import type { Layout } from "./layout/layout.ts";
import type { Rectangle } from "./layout/parts.ts";
import { caption, gap, padding } from "./layout/sizes.ts";

type Point = readonly [x: number, y: number];

export interface EdgePath {
  readonly edge: Edge;
  /** The type of the box it leads to, for its colour. */
  readonly to: Box["type"];
  readonly path: string;
}

export function edgePaths(
  boxes: readonly Box[],
  edges: readonly Edge[],
  layout: Layout,
): readonly EdgePath[] {
  const places = absolutePlaces(boxes, layout);
  const known = new Map(boxes.map((box) => [box.id, box]));
  return edges.flatMap((edge): EdgePath[] => {
    const from = known.get(edge.from);
    const to = known.get(edge.to);
    const points = from && to ? wayOf(from, to, places, known) : undefined;
    return points && to ? [{ edge, to: to.type, path: rounded(points) }] : [];
  });
}

const middle = ({ x, width }: Rectangle): number => x + width / 2;
const captionY = ({ y }: Rectangle): number => y + caption.part / 2;

function wayOf(
  from: Box,
  to: Box,
  places: Places,
  known: ReadonlyMap<string, Box>,
): readonly Point[] | undefined {
  const start = places.get(from.id);
  const end = places.get(to.id);
  if (!start || !end) return undefined;
  if (to.type === "volume") return alongTheLeft(start, end);
  const pod = from.type === "volume" && from.parent !== undefined ? places.get(from.parent) : undefined;
  const node = pod ? places.get(known.get(from.parent!)?.parent ?? "") : undefined;
  if (!pod || !node) return downBetween(start, end);
  const gutter = pod.x + pod.width + gap.pods / 2;
  const outOfPod: Point[] = [
    [start.x + start.width, captionY(start)],
    [gutter, captionY(start)],
  ];
  if (to.type === "node-disk") return [...outOfPod, ...intoDisk(gutter, end)];
  const bottom = node.y + node.height + gap.bands / 2;
  const edgeOfNode = node.x + node.width - padding.node / 2;
  const past = end.y - gap.bands / 2 > bottom ? bottom : end.y - gap.bands / 2;
  const around: Point[] =
    gutter >= edgeOfNode - 1
      ? []
      : [
          [gutter, pod.y + pod.height + gap.pods / 2],
          [edgeOfNode, pod.y + pod.height + gap.pods / 2],
        ];
  return [
    ...outOfPod,
    ...around,
    [around.length > 0 ? edgeOfNode : gutter, past],
    [middle(end), past],
    [middle(end), end.y],
  ];
}

/** From a container down to a volume of the same Pod, in the Pod's left margin. */
function alongTheLeft(start: Rectangle, end: Rectangle): readonly Point[] {
  const gutter = start.x - padding.pod / 2;
  return [
    [start.x, captionY(start)],
    [gutter, captionY(start)],
    [gutter, captionY(end)],
    [end.x, captionY(end)],
  ];
}

/** Beside the disk and in from the right, or in from above where Pods stand in several columns. */
function intoDisk(gutter: number, disk: Rectangle): readonly Point[] {
  if (gutter < disk.x + disk.width) return [[gutter, disk.y]];
  return [
    [gutter, captionY(disk)],
    [disk.x + disk.width, captionY(disk)],
  ];
}

function downBetween(start: Rectangle, end: Rectangle): readonly Point[] {
  const y = start.y + start.height;
  const between = end.y > y ? (y + end.y) / 2 : y + gap.bands / 2;
  return [
    [middle(start), y],
    [middle(start), between],
    [middle(end), between],
    [middle(end), end.y > y ? end.y : end.y + end.height],
  ];
}

const radius = 4;

/** Straight lines with round corners. */
function rounded(points: readonly Point[]): string {
  return points
    .map(([x, y], at) => {
      const before = points[at - 1];
      const after = points[at + 1];
      if (!before) return `M${x} ${y}`;
      if (!after) return `L${x} ${y}`;
      const [inX, inY] = towards([x, y], before);
      const [outX, outY] = towards([x, y], after);
      return `L${inX} ${inY}Q${x} ${y} ${outX} ${outY}`;
    })
    .join("");
}

function towards([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const step = Math.min(radius, length / 2);
  return [x + ((toX - x) / length) * step, y + ((toY - y) / length) * step];
}
