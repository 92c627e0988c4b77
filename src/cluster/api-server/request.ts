/** A request to the API server: who asks, why, and how strictly it is read. */
import type { WriteOptions } from "../client/client.ts";
import type { Revision } from "../state/record.ts";

export interface RequestContext extends WriteOptions {
  /** As the change is signed. */
  readonly by: string;
  readonly reason: string;
  readonly because: readonly Revision[];
  /** From a component of ours: neither decoded strictly nor validated, since it builds on what was. */
  readonly trusted?: boolean;
}
