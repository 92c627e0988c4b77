/** What a scenario needs of the cluster it is played on. */

import type { SettlingCluster } from "./settle.ts";
import type { NodeAction } from "./verb.ts";

/** What a command answered. */
export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A cluster with a person at its terminal. Lines let time pass until they have ended. */
export interface Stage extends SettlingCluster {
  type(line: string): Output;
  /** A shell line on a machine itself. */
  typeOn(node: string, line: string): Output;
  act(action: NodeAction, node: string): Output;
  /** SIGKILL to the first process of a container, by the names of its Pod and itself. */
  kill(pod: string, container: string | undefined): Output;
}
