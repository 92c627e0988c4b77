/** A cluster made by hand of about a thousand boxes, of which one in a hundred changes with every frame. */
import type { Line } from "#session";
import type { Box, FrameDifference } from "#views";
import { manyBoxes } from "../../../ui/bench/many-boxes.ts";

const nodes = 10;
const podsPerNode = 25;
const changingShare = 0.01;
const warmUpFrames = 60;
const measuredFrames = 300;

type Listener = Parameters<Line["listen"]>[0];

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The boxes that change in a frame: the next few in turn, so that every box has its day. */
function changing(boxes: readonly Box[], frame: number): Box[] {
  const count = Math.ceil(boxes.length * changingShare);
  return Array.from({ length: count }, (_, at) => {
    const box = boxes[(frame * count + at) % boxes.length]!;
    return { ...box, badge: { text: frame % 2 ? "Running" : "Error", tone: frame % 2 ? "good" : "bad" } };
  });
}

/** `measure` resolves to the milliseconds between frames. */
export function restlessBoxes(): { readonly line: Line; readonly measure: () => Promise<readonly number[]> } {
  const { boxes, edges } = manyBoxes(nodes, podsPerNode);
  const listeners: Listener[] = [];
  const show = (difference: Partial<FrameDifference>, revision: number) => {
    const whole = { now: revision * 16, revision, boxes: [], ...difference };
    for (const listener of listeners) listener({ type: "frame", difference: whole });
  };
  const measure = async () => {
    show({ boxes, edges, order: boxes.map(({ id }) => id), files: [], marks: [] }, 1);
    const moments: number[] = [];
    for (let frame = 0; frame < warmUpFrames + measuredFrames; frame++) {
      const moment = await nextFrame();
      if (frame >= warmUpFrames) moments.push(moment);
      show({ boxes: changing(boxes, frame) }, frame + 2);
    }
    return moments.slice(1).map((moment, at) => moment - moments[at]!);
  };
  return { line: { send() {}, listen: (listener) => listeners.push(listener) }, measure };
}
