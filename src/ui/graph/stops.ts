/** Where an arrow key leads: to the nearest caption or file that lies that way on the screen. */

export type Direction = "up" | "down" | "left" | "right";

interface Spot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far `to` lies in that direction from `from`; sideways counts more. `undefined` where it lies another
 * way.
 */
export function distance(from: Spot, to: Spot, direction: Direction): number | undefined {
  const isUpright = direction === "up" || direction === "down";
  const forwards = {
    up: from.top - to.top,
    down: to.top - from.top,
    left: from.left - to.right + 1,
    right: to.left - from.right + 1,
  }[direction];
  if (forwards <= 0.5) return undefined;
  const apart = isUpright
    ? between(from.left, from.right, to.left, to.right)
    : between(from.top, from.bottom, to.top, to.bottom);
  return forwards + apart * 4;
}

/** The gap between two stretches, or nothing where they share some way. */
const between = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.max(0, otherFrom - to, from - otherTo);

export function nextStop(
  from: HTMLElement,
  direction: Direction,
  picture: HTMLElement,
): HTMLElement | undefined {
  const start = from.getBoundingClientRect();
  let nearest: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const stop of picture.querySelectorAll<HTMLElement>("[data-stop]")) {
    const way = stop === from ? undefined : distance(start, stop.getBoundingClientRect(), direction);
    if (way === undefined || way >= least) continue;
    nearest = stop;
    least = way;
  }
  return nearest;
}
