/** `printf`: the format is used again while arguments are left. */
import { type Applet, complain, isGnu } from "./applet.ts";
import { unescapeText } from "./escapes.ts";
import { formatNumber, formatText } from "./number-format.ts";

export const printf: Applet = {
  names: ["printf"],
  usage: "FORMAT [ARG]...",
  *run(call) {
    const { process, args } = call;
    const [first, ...rest] = args[0] === "--" ? args.slice(1) : args;
    if (first === undefined) {
      yield* process.complain(
        isGnu(call)
          ? "printf: usage: printf [-v var] format [arguments]\n"
          : "usage: printf FORMAT [ARG]...\n",
      );
      return isGnu(call) ? 2 : 1;
    }
    const { text, problems } = formatAll(first, rest);
    yield* process.print(text);
    for (const problem of problems) {
      yield* complain(call, isGnu(call) ? `${problem}: invalid number` : `invalid number '${problem}'`);
    }
    return problems.length > 0 ? 1 : 0;
  },
};

const directive = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?([diouxXcsbeEfFgGq%])|%/g;

/** The whole text, and the arguments that should have been numbers. Also what awk's printf does. */
export function formatAll(
  format: string,
  args: readonly string[],
): { text: string; problems: readonly string[] } {
  const problems: string[] = [];
  let text = "";
  let next = 0;
  do {
    const before = next;
    let stopped = false;
    let end = 0;
    for (const found of format.matchAll(directive)) {
      text += unescapeText(format.slice(end, found.index), "format").text;
      end = found.index + found[0].length;
      const [whole, flags = "", width, precision, letter] = found;
      if (letter === "%" || letter === undefined) {
        text += whole === "%%" ? "%" : whole;
        continue;
      }
      const number = (value: string | undefined) =>
        value === "*" ? Number(args[next++] ?? 0) : value === undefined ? undefined : Number(value);
      const shape = { flags, width: number(width), precision: number(precision) };
      const arg = args[next++];
      if (letter === "b") {
        const unescaped = unescapeText(arg ?? "", "echo");
        text += formatText(unescaped.text, shape);
        stopped = unescaped.stops;
        if (stopped) break;
      } else if ("scq".includes(letter))
        text += formatText(letter === "c" ? (arg ?? "").charAt(0) : (arg ?? ""), shape);
      else {
        const value = numberOf(arg);
        if (Number.isNaN(value)) problems.push(arg ?? "");
        text += formatNumber(letter, Number.isNaN(value) ? Number.parseFloat(arg ?? "") || 0 : value, shape);
      }
    }
    if (stopped) break;
    text += unescapeText(format.slice(end), "format").text;
    if (next === before) break;
  } while (next < args.length);
  return { text, problems };
}

/** `'A` is the code of A. */
function numberOf(arg: string | undefined): number {
  if (arg === undefined || arg.trim() === "") return 0;
  if (/^['"]./.test(arg)) return arg.codePointAt(1) ?? 0;
  if (/^0[0-7]+$/.test(arg)) return Number.parseInt(arg, 8);
  return Number(arg);
}
