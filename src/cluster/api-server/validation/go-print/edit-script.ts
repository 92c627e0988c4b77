/** The way from one list to another, as `go-cmp` finds it: greedily, from both ends towards the middle. */

/** What two elements have in common, in leaves. */
interface Likeness {
  readonly same: number;
  readonly different: number;
}

/** An element kept, changed into its counterpart, removed, or inserted. */
export type Edit = "kept" | "modified" | "removed" | "inserted";

type Compare = (left: number, right: number) => Likeness;

interface Point {
  x: number;
  y: number;
}

const isEqual = ({ different }: Likeness): boolean => different === 0;
const isSimilar = ({ same, different }: Likeness): boolean => same + 1 >= different;

/** A path through the grid of pairs, from a corner inwards. */
class Path {
  readonly point: Point;
  readonly edits: Edit[] = [];
  readonly direction: 1 | -1;
  readonly #compare: Compare;

  constructor(direction: 1 | -1, point: Point, compare: Compare) {
    this.direction = direction;
    this.point = point;
    this.#compare = compare;
  }

  /** The pair that the next diagonal step would join. */
  next(point: Point = this.point): Likeness {
    return this.direction > 0 ? this.#compare(point.x, point.y) : this.#compare(point.x - 1, point.y - 1);
  }

  append(edit: Edit): void {
    this.edits.push(edit);
    if (edit !== "inserted") this.point.x += this.direction;
    if (edit !== "removed") this.point.y += this.direction;
  }

  /** Goes on to a point by the way that keeps most. */
  connect(goal: Point): void {
    const left = () => (goal.x - this.point.x) * this.direction;
    const right = () => (goal.y - this.point.y) * this.direction;
    while (left() > 0 && right() > 0) {
      const likeness = this.next();
      const rightFirst = this.direction > 0 ? left() < right() : right() >= left();
      if (isEqual(likeness)) this.append("kept");
      else if (isSimilar(likeness)) this.append("modified");
      else this.append(rightFirst ? "inserted" : "removed");
    }
    while (left() > 0) this.append("removed");
    while (right() > 0) this.append("inserted");
  }
}

/** 0, -1, 1, -2, 2 … */
function zigzag(step: number): number {
  return step % 2 === 1 ? -(step + 1) / 2 : step / 2;
}

/**
 * Looks along the diagonal through the frontier for an equal pair, follows it, and answers what the search
 * has cost.
 */
function search(path: Path, other: Path, frontier: Point, budget: number): number {
  const { direction, point } = path;
  const outOf = (value: number, from: number, to: number) =>
    direction > 0 ? value >= to || value < from : value <= to || value > from;
  const beyond = { x: false, y: false };
  let cost = 0;
  for (let step = 0; !(beyond.x && beyond.y) && cost < budget; step += 1) {
    const away = zigzag(step) * direction;
    const at: Point = { x: frontier.x + away, y: frontier.y - away };
    const pastX =
      direction > 0 ? at.x >= other.point.x || at.y < point.y : at.x <= other.point.x || at.y > point.y;
    const pastY = outOf(at.y, at.y, other.point.y) || outOf(at.x, point.x, at.x + direction);
    if (pastX) beyond.x = true;
    else if (pastY) beyond.y = true;
    else if (isEqual(path.next(at))) {
      path.connect(at);
      path.append("kept");
      const room = () =>
        (other.point.x - point.x) * direction > 0 && (other.point.y - point.y) * direction > 0;
      while (room() && isEqual(path.next())) path.append("kept");
      frontier.x = point.x;
      frontier.y = point.y;
      return cost;
    } else cost += 1;
  }
  return cost;
}

/** The edits that turn the left list into the right one (`github.com/google/go-cmp` `diff.Difference`). */
export function editScript(leftCount: number, rightCount: number, compare: Compare): readonly Edit[] {
  const forward = new Path(1, { x: 0, y: 0 }, compare);
  const backward = new Path(-1, { x: leftCount, y: rightCount }, compare);
  const front: Point = { x: 0, y: 0 };
  const rear: Point = { x: leftCount, y: rightCount };
  let budget = 4 * (leftCount + rightCount);
  const apart = () => front.x < rear.x && front.y < rear.y && budget > 0;
  while (apart()) {
    budget -= search(forward, backward, front, budget);
    if (backward.point.x - front.x >= backward.point.y - front.y) front.x += 1;
    else front.y += 1;
    if (!apart()) break;
    budget -= search(backward, forward, rear, budget);
    if (rear.x - forward.point.x >= rear.y - forward.point.y) rear.x -= 1;
    else rear.y -= 1;
  }
  forward.connect(backward.point);
  return [...forward.edits, ...backward.edits.reverse()];
}
