/**
 * What the scheduler remembers of a Pod it has tried to place: component record `SchedulingVerdict`, id
 * `namespace/pod`.
 */
import type { Ms } from "../state/record.ts";

interface NodeVerdict {
  readonly node: string;
  /** The first plugin that said no. */
  readonly plugin: string;
  readonly reasons: readonly string[];
}

export interface SchedulingVerdict {
  /** Of the Pod. */
  readonly uid: string;
  /** `binding`: a node is chosen and its volumes are being bound. */
  readonly outcome: "unschedulable" | "binding" | "scheduled";
  readonly attempts: number;
  /** When it was last tried. */
  readonly atMs: Ms;
  /** The node that was chosen. */
  readonly node?: string;
  /** What kept the Pod from every node before any was looked at. */
  readonly refused?: { readonly plugin: string; readonly message: string };
  /** The nodes that would not do. */
  readonly refusals: readonly NodeVerdict[];
}

/** The plugins whose change of mind would help. */
export function rejectors({ refused, refusals }: SchedulingVerdict): ReadonlySet<string> {
  return new Set([...(refused ? [refused.plugin] : []), ...refusals.map(({ plugin }) => plugin)]);
}
