/** From a host's name or address to the Pods behind it, and whether they can be reached. */
import type { Pod } from "#api";
import type { View } from "./component.ts";

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/** An address stands for itself; other names are known once Services give them one. */
export function resolveHost(
  _view: View,
  host: string,
  port: number,
): readonly { readonly address: string; readonly port: number }[] {
  return ADDRESS.test(host) ? [{ address: host, port }] : [];
}

/** A machine that is off or cut off is reached by nobody, nor is what runs on it. */
export function isReachable(view: View, address: string): boolean {
  const pod = view.list("Pod").find(({ value }) => value.status?.podIP === address)?.value as Pod | undefined;
  const machine = pod?.spec.nodeName ? view.get("Machine", pod.spec.nodeName)?.value : undefined;
  return machine !== undefined && machine.power === "on" && machine.network === "connected";
}
