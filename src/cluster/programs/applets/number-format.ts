/** The directives of `printf` for one value: also used by awk, seq and stat. */

export interface Shape {
  /** Of `-+ #0`. */
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

/** `%s`. */
export function formatText(text: string, { flags, width = 0, precision }: Shape): string {
  const cut = precision === undefined ? text : text.slice(0, precision);
  return flags.includes("-") || width < 0 ? cut.padEnd(Math.abs(width)) : cut.padStart(width);
}

/** `%d`, `%x`, `%f` and their kin. */
export function formatNumber(letter: string, value: number, shape: Shape): string {
  const digits = digitsOf(letter, Math.abs(value), shape);
  const negative = value < 0 && !(Number(digits) === 0 && /[dioux]/i.test(letter));
  const sign = negative ? "-" : shape.flags.includes("+") ? "+" : shape.flags.includes(" ") ? " " : "";
  const width = shape.width ?? 0;
  const zeros = shape.flags.includes("0") && !shape.flags.includes("-") && width > 0;
  const padded = zeros ? digits.padStart(width - sign.length, "0") : digits;
  return formatText(sign + padded, { ...shape, precision: undefined });
}

function digitsOf(letter: string, value: number, { precision, flags }: Shape): string {
  const whole = Math.trunc(value);
  switch (letter) {
    case "o":
      return whole.toString(8).padStart(precision ?? 1, "0");
    case "x":
    case "X": {
      const text =
        (flags.includes("#") && whole !== 0 ? "0x" : "") + whole.toString(16).padStart(precision ?? 1, "0");
      return letter === "X" ? text.toUpperCase() : text;
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return floating(letter, value, precision ?? 6);
    default:
      return (Number.isFinite(whole) ? BigInt(whole).toString() : String(whole)).padStart(
        precision ?? 1,
        "0",
      );
  }
}

function floating(letter: string, value: number, precision: number): string {
  const kind = letter.toLowerCase();
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : "inf";
  const exponential = (digits: number) =>
    value.toExponential(Math.min(100, digits)).replace(/e([-+])(\d)$/, "e$10$2");
  let text: string;
  if (kind === "f") text = value.toFixed(Math.min(100, precision));
  else if (kind === "e") text = exponential(precision);
  else {
    const significant = Math.max(1, precision);
    const exponent =
      value === 0 ? 0 : Number(value.toExponential(Math.min(100, significant - 1)).split("e")[1]);
    text =
      exponent < -4 || exponent >= significant
        ? exponential(significant - 1)
        : value.toFixed(Math.min(100, significant - 1 - exponent));
    if (text.includes(".")) text = text.replace(/\.?0+(?=e|$)/, "");
  }
  return letter === kind ? text : text.toUpperCase();
}
