/** Durations as Go writes them: `1m30s`. */

const unitMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of `1h2m`, `300ms`, `0`; `undefined` for what is no duration (`time.ParseDuration`). */
export function parseDurationMs(text: string): number | undefined {
  if (text === "0") return 0;
  const body = text.replace(/^[-+]/, "");
  if (!/^(?:\d+\.?\d*(?:ns|us|µs|ms|s|m|h))+$/.test(body)) return undefined;
  const parts = [...body.matchAll(/(\d+\.?\d*)(ns|us|µs|ms|s|m|h)/g)];
  const total = parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit!]!, 0);
  return text.startsWith("-") ? -total : total;
}
