/** Taints as kubectl writes them. */
import type { Taint } from "#api";

/** `key=value:NoSchedule` or `key:NoSchedule`; the scenario's reader has checked the form. */
export function readTaint(text: string): Taint {
  const [, key = "", value, effect = ""] = /^([^=:]+)(?:=([^:]*))?:(.+)$/.exec(text) ?? [];
  return { key, ...(value ? { value } : {}), effect: effect as Taint["effect"] };
}
