/** Changes of a machine's own state, shared by the faults of nodes. */
import { type Plan, put, type View, type Why } from "../component.ts";
import type { Machine } from "../state/machine-records.ts";

/** What a kubelet needs before it looks after anything. */
export const KUBELET_START_MS = 1500;

/** Puts a changed machine; refuses a name that is no node, and a change that is there already. */
export function changeMachine(
  view: View,
  name: string,
  change: Partial<Machine>,
  why: Why,
  already: string,
): Plan | { readonly refusal: string } {
  const machine = view.get("Machine", name)?.value;
  if (machine?.role !== "node") return { refusal: `there is no node "${name}"` };
  const isSame = Object.entries(change).every(([key, value]) => machine[key as keyof Machine] === value);
  if (isSame) return { refusal: `node "${name}" ${already}` };
  return { writes: [put("Machine", name, { ...machine, ...change }, why)] };
}
