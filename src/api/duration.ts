/** Lengths of time as Go writes them (`8s`, `1m30s`, `2h0m0s`) and milliseconds. */

const msPerUnit: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a Go duration, or `undefined` for text that `time.ParseDuration` refuses. */
export function parseDuration(text: string): number | undefined {
  const unsigned = text.replace(/^[-+]/, "");
  if (unsigned === "0") return 0;
  const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/y;
  let totalMs = 0;
  let at = 0;
  while (at < unsigned.length) {
    part.lastIndex = at;
    const found = part.exec(unsigned);
    if (!found) return undefined;
    totalMs += Number(found[1]) * (msPerUnit[found[2] ?? ""] ?? 0);
    at = part.lastIndex;
  }
  if (at === 0) return undefined;
  return text.startsWith("-") ? -totalMs : totalMs;
}

/** The way Go prints a duration: `1m30s`, `250ms`, `0s`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return "0s";
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms < 1000) return `${ms}ms`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1000;
  const tail = `${seconds}s`;
  if (hours > 0) return `${hours}h${minutes}m${tail}`;
  return minutes > 0 ? `${minutes}m${tail}` : tail;
}
