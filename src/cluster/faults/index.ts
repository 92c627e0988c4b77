/** Everything that can break, and its mending, by the words it is typed with. */
import { crashNode } from "./crash-node.ts";
import type { Fault } from "./fault.ts";
import { healNode } from "./heal-node.ts";
import { killContainer } from "./kill-container.ts";
import { partitionNode } from "./partition-node.ts";
import { restartNode } from "./restart-node.ts";
import { startKubelet } from "./start-kubelet.ts";
import { stopKubelet } from "./stop-kubelet.ts";

export type { Fault } from "./fault.ts";

export const faults: readonly Fault[] = [
  killContainer,
  crashNode,
  restartNode,
  stopKubelet,
  startKubelet,
  partitionNode,
  healNode,
];
