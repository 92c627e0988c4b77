/** The addresses that a load balancer gave. */
import { byText } from "./sorted.ts";

export interface LoadBalancerIngress {
  readonly ip?: string;
  readonly hostname?: string;
}

const WIDTH = 16;

/**
 * Joined with commas, each once, sorted; cut to sixteen signs without `-o wide`
 * (`loadBalancerStatusStringer`).
 */
export function loadBalancerText(ingress: readonly LoadBalancerIngress[] | undefined, wide: boolean): string {
  const addresses = new Set((ingress ?? []).map(({ ip, hostname }) => ip || hostname || ""));
  addresses.delete("");
  const text = [...addresses].sort(byText).join(",");
  return wide || text.length <= WIDTH ? text : `${text.slice(0, WIDTH - 3)}...`;
}
