/** What the controllers of nodes remember. */
import type { Ms } from "../../state/record.ts";

/** `NodeHealth/node`: the node controller knows this node. */
export interface NodeHealth {
  readonly uid: string;
  /** The last sign of life of a machine that has fallen silent. */
  readonly silentSinceMs?: Ms;
}

/** `ZoneHealth/zone`, and `ZoneHealth/*` for the whole cluster. */
export interface ZoneHealth {
  /** The last time a node of it was tainted NoExecute. */
  readonly taintedAtMs?: Ms;
  /** Of the whole cluster: no node at all is ready, so nothing is evicted. */
  readonly isFullyDisrupted?: boolean;
}

/** `PendingEviction/namespace/pod`: a Pod on a node with a NoExecute taint. */
export interface PendingEviction {
  readonly uid: string;
  readonly sinceMs: Ms;
  readonly dueMs: Ms;
  /** It has been deleted; the entry keeps it from being deleted again. */
  readonly isDone: boolean;
}

/** `QuarantinedNode/node`: Pods name this node, but there is none. */
export interface QuarantinedNode {
  readonly sinceMs: Ms;
}
