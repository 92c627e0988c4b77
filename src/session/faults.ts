/** Faults as somebody types them: the words, the target, and what is answered. */
import { type Cluster, faults } from "#cluster";
import type { Output } from "./scenario/stage.ts";

/**
 * `exitCode` 1 and one line where there is nothing to break. Throws for a fault that nobody knows (a fault of
 * ours).
 */
export function breakThing(cluster: Cluster, name: string, target: string): Output {
  const fault = faults.find((candidate) => candidate.name === name);
  if (!fault) throw new Error(`no fault is called ${name}`);
  const revision = cluster.command("fault", `${name} ${target}`);
  const plan = fault.happen(cluster.view, target, { revision });
  if ("refusal" in plan) return { exitCode: 1, stdout: "", stderr: `error: ${plan.refusal}\n` };
  cluster.carryOut(plan, "user");
  return { exitCode: 0, stdout: "", stderr: "" };
}
