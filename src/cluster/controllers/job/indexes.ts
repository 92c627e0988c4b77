/**
 * The numbers of an Indexed Job: which are done, which are to be made.
 * `pkg/controller/job/indexed_job_utils.go`
 */
import type { Pod } from "#api";
import { indexAnnotation } from "./pod-outcome.ts";

export function indexOf({ metadata }: Pod): number | undefined {
  const text = metadata.annotations?.[indexAnnotation];
  return text === undefined ? undefined : Number(text);
}

/** `0-2,4` */
export function formatIndexes(indexes: ReadonlySet<number>): string {
  const sorted = [...indexes].sort((left, right) => left - right);
  const runs: [number, number][] = [];
  for (const index of sorted) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(",");
}

export function parseIndexes(text: string | undefined): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const part of (text ?? "").split(",")) {
    if (part === "") continue;
    const [from = 0, to = from] = part.split("-").map(Number);
    for (let index = from; index <= to; index++) indexes.add(index);
  }
  return indexes;
}

/** The lowest numbers that are neither done nor being worked on. */
export function indexesToMake(
  completions: number,
  done: ReadonlySet<number>,
  active: readonly Pod[],
  count: number,
): readonly number[] {
  const taken = new Set([...done, ...active.flatMap((pod) => indexOf(pod) ?? [])]);
  const free: number[] = [];
  for (let index = 0; index < completions && free.length < count; index++)
    if (!taken.has(index)) free.push(index);
  return free;
}
