/** Times as `sleep`, `timeout` and `watch` read them. */

/** `1.5`, `2m`; milliseconds. */
export function durationMs(text: string): number | undefined {
  if (text === "inf" || text === "infinity") return Number.MAX_SAFE_INTEGER / 4;
  const found = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  if (found === null) return undefined;
  const unit = { "": 1, s: 1, m: 60, h: 3600, d: 86_400 }[found[2] ?? ""] ?? 1;
  return Number(found[1]) * unit * 1000;
}
