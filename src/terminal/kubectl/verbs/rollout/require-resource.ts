/** Every verb of `kubectl rollout` needs to be told of what. */
import { failUsage } from "../../failure.ts";
import type { Call } from "../../verb.ts";

export function requireResource(call: Call): void {
  if (call.args.length > 0 || call.flags.given("filename") || call.flags.given("kustomize")) return;
  failUsage(call.path, "required resource not specified");
}
