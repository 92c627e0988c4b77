/** NodePorts: a port of the machine itself can be taken once. `pkg/scheduler/framework/plugins/nodeports`. */
import { type HostPort, hostPortsOf } from "../node-state.ts";
import { nodeAdded, nodeTaintsChanged, podLeft } from "../occurrences.ts";
import { type Plugin, preemptible } from "../plugin.ts";

const refusal = preemptible("node(s) didn't have free ports for the requested pod ports");

const everyAddress = "0.0.0.0";

function collide(left: HostPort, right: HostPort): boolean {
  if (left.port !== right.port || left.protocol !== right.protocol) return false;
  return left.address === right.address || left.address === everyAddress || right.address === everyAddress;
}

export const nodePorts: Plugin = {
  name: "NodePorts",
  prepare: ({ pod }) => {
    const wanted = hostPortsOf(pod);
    if (wanted.length === 0) return undefined;
    return {
      filter: ({ taken }) =>
        wanted.some((port) => taken.ports.some((used) => collide(port, used))) ? refusal : undefined,
    };
  },
  wakes: (change, pod) => {
    if (nodeAdded(change) || nodeTaintsChanged(change)) return true;
    const left = podLeft(change);
    if (!left) return false;
    const freed = hostPortsOf(left);
    return hostPortsOf(pod).some((port) => freed.some((free) => collide(port, free)));
  },
};
