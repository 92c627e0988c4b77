/** `date`: the cluster's own clock. */

import { daysSinceEpoch } from "#api";
import { type Applet, complain, isGnu } from "./applet.ts";
import { formatTime } from "./calendar.ts";
import { readOptions } from "./options.ts";

const usage = "[OPTIONS] [+FMT] [[-s] TIME]\n\nDisplay time (using +FMT), or set time\n";

/** `@1767225600`, `2026-01-02 03:04:05`, `2026-01-02T03:04:05Z`, `now`, `1 hour ago`; ms since 1970. */
function parseTime(text: string, nowMs: number): number | undefined {
  const seconds = /^@(-?\d+)$/.exec(text);
  if (seconds !== null) return Number(seconds[1]) * 1000;
  const date = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:Z| ?UTC)?)?$/.exec(
    text.trim(),
  );
  if (date !== null) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date
      .slice(1)
      .map((each) => Number(each ?? 0));
    return (((daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000;
  }
  if (text === "now") return nowMs;
  const units: Readonly<Record<string, number>> = {
    second: 1,
    minute: 60,
    hour: 3600,
    day: 86_400,
    week: 604_800,
  };
  const relative = /^([-+]?\d+) (second|minute|hour|day|week)s?( ago)?$/.exec(text.trim());
  if (relative !== null)
    return nowMs + Number(relative[1]) * (units[relative[2] ?? ""] ?? 0) * 1000 * (relative[3] ? -1 : 1);
  return { yesterday: nowMs - 86_400_000, tomorrow: nowMs + 86_400_000 }[text];
}

export const date: Applet = {
  names: ["date"],
  usage,
  *run(call) {
    const { process } = call;
    const { epochMs, now } = process.machine;
    const optional = call.args.map((arg) =>
      arg.replace(/^-I(.*)$/, "-I$1").replace(/^--iso-8601(?:=(\w+))?$/, "-I$1"),
    );
    const iso = optional.find((arg) => arg.startsWith("-I"));
    const options = yield* readOptions(
      { ...call, args: optional.filter((arg) => arg !== iso) },
      { letters: "ud:s:r:D:R", long: { utc: "u", date: "d", reference: "r", "rfc-email": "R" }, usage },
    );
    if (typeof options === "number") return options;
    const reference = options.value("r");
    const text = options.value("d");
    let ms: number | undefined = epochMs + now;
    if (text !== undefined) ms = parseTime(text, ms);
    if (reference !== undefined && process.files.exists(reference))
      ms = epochMs + process.files.stat(reference).modifiedAtMs;
    if (ms === undefined) {
      yield* complain(call, isGnu(call) ? `invalid date '${text}'` : `invalid date '${text}'`);
      return 1;
    }
    const format = options.operands.find((operand) => operand.startsWith("+"));
    if (format === undefined && options.operands.length > 0) {
      yield* complain(
        call,
        isGnu(call) ? "cannot set date: Operation not permitted" : "can't set date: Operation not permitted",
      );
      return 1;
    }
    yield* process.print(`${formatTime(format?.slice(1) ?? standardFormat(iso, options.has("R")), ms)}\n`);
    return 0;
  },
};

function standardFormat(iso: string | undefined, mail: boolean): string {
  if (mail) return "%a, %d %b %Y %H:%M:%S +0000";
  if (iso === undefined) return "%a %b %e %H:%M:%S UTC %Y";
  return iso.startsWith("-Is")
    ? "%Y-%m-%dT%H:%M:%S+00:00"
    : iso.startsWith("-Im")
      ? "%Y-%m-%dT%H:%M+00:00"
      : "%Y-%m-%d";
}
