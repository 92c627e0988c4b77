/** What a step asks for: one of the verbs that no shell knows, or a line for the host's shell. */

export type Verb =
  | { readonly verb: "settle"; readonly seconds?: number }
  | { readonly verb: "wait"; readonly seconds: number }
  | { readonly verb: "node"; readonly action: NodeAction; readonly node: string }
  | { readonly verb: "node-sh"; readonly node: string; readonly line: string }
  | { readonly verb: "kill-container"; readonly pod: string; readonly container?: string }
  | { readonly verb: "line"; readonly line: string };

export type NodeAction = "crash" | "restart" | "stop-kubelet" | "start-kubelet" | "partition" | "heal";

const number = String.raw`(\d+(?:\.\d+)?)`;
const settle = new RegExp(`^settle(?:\\s+${number})?$`);
const wait = new RegExp(`^wait\\s+${number}$`);
const nodeAction = /^node\s+(crash|restart|stop-kubelet|start-kubelet|partition|heal)\s+(\S+)$/;
const nodeShell = /^node\s+sh\s+(\S+)\s+([\s\S]+)$/;
const killContainer = /^kill-container\s+(\S+)(?:\s+(\S+))?$/;

/** Anything that is no verb is a line for the shell, which will say so if it is nothing at all. */
export function parseVerb(command: string): Verb {
  const text = command.trim();
  const settled = settle.exec(text);
  if (settled)
    return settled[1] === undefined ? { verb: "settle" } : { verb: "settle", seconds: Number(settled[1]) };
  const waited = wait.exec(text);
  if (waited) return { verb: "wait", seconds: Number(waited[1]) };
  const acted = nodeAction.exec(text);
  if (acted) return { verb: "node", action: acted[1] as NodeAction, node: acted[2]! };
  const shelled = nodeShell.exec(text);
  if (shelled) return { verb: "node-sh", node: shelled[1]!, line: shelled[2]! };
  const killed = killContainer.exec(text);
  if (killed) {
    const [, pod, container] = killed;
    return { verb: "kill-container", pod: pod!, ...(container === undefined ? {} : { container }) };
  }
  return { verb: "line", line: command };
}
