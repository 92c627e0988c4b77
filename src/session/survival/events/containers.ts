/** A container ends, and the kubelet starts it again in the same Pod. */
import { kept, lost } from "../outcome.ts";
import { type Cells, everyVolume, forEach, type SurvivalEvent } from "./event.ts";

const restarted: Cells = {
  layer: lost(
    "A container that is started again begins from its image, whatever ended it. [writable-layer-killall5]",
  ),
  ...forEach(
    everyVolume,
    kept("Volumes are set up for the Pod, not for a container. [emptydir-restart-delete]"),
  ),
};

/** Its first process replaces itself with one that asks for more memory than there is. */
const hungry = "trap 'exec dd if=/dev/zero of=/dev/null bs=200M count=1' USR1; sleep 1000000 & wait";

export const containerEvents: readonly SurvivalEvent[] = [
  {
    title: "a container fails",
    workload: { kind: "Pod" },
    steps: ["kubectl exec app -- kill -USR1 1", "settle"],
    cells: restarted,
  },
  {
    title: "killall5 ends every process of a container",
    workload: { kind: "Pod" },
    steps: ["kubectl exec app -- killall5", "settle"],
    cells: restarted,
  },
  {
    title: "the first process of a container is killed",
    workload: { kind: "Deployment" },
    steps: ["kill-container app*", "settle"],
    cells: restarted,
  },
  {
    title: "a container is out of memory",
    workload: {
      kind: "Pod",
      container: { command: ["sh", "-c", hungry], resources: { limits: { memory: "32Mi" } } },
    },
    steps: ["kubectl exec app -- kill -USR1 1", "settle"],
    cells: restarted,
  },
  {
    title: "a liveness probe fails",
    workload: {
      kind: "Pod",
      container: { livenessProbe: { exec: { command: ["test", "!", "-e", "/sick"] }, periodSeconds: 2 } },
    },
    steps: ["kubectl exec app -- touch /sick", "wait 15", "settle"],
    isOfManifest: true,
    cells: restarted,
  },
  {
    title: "the image of a bare Pod is changed",
    workload: { kind: "Pod" },
    steps: ["kubectl set image pod/app app=nginx:alpine", "settle"],
    cells: restarted,
  },
];
