/** Perl, as far as the Job of the documentation needs it: the digits of π. */
import type { Program } from "../../processes/process.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { executable, withFiles } from "./tree.ts";
import { debianUserland } from "./userlands.ts";

/** π with so many significant digits, by Machin's formula. */
function digitsOfPi(count: number): string {
  const scale = 10n ** BigInt(count + 10);
  const arctangent = (inverse: bigint): bigint => {
    let term = scale / inverse;
    let sum = term;
    for (let odd = 3n; term !== 0n; odd += 2n) {
      term = -term / (inverse * inverse);
      sum += term / odd;
    }
    return sum;
  };
  const digits = (4n * (4n * arctangent(5n) - arctangent(239n))).toString();
  return `3.${digits.slice(1, count)}`;
}

/** About as long as it takes there. */
const RUN_MS = 4000;
const MOST_DIGITS = 5000;

const perl: Program = function* (process) {
  const text = process.args.join(" ");
  const wanted = /bpi\((\d+)\)/.exec(text)?.[1];
  yield* process.sleep(RUN_MS);
  if (wanted !== undefined) yield* process.print(`${digitsOfPi(Math.min(Number(wanted), MOST_DIGITS))}\n`);
  else {
    const printed = /print\s+(["'])(.*?)\1/.exec(text)?.[2];
    if (printed !== undefined) yield* process.print(printed.replaceAll("\\n", "\n"));
  }
  return 0;
};

const files = withFiles(debianUserland(), { "/usr/local/bin/perl": executable("perl") });

export const perlImage: ImageFamily = {
  repositories: ["docker.io/library/perl"],
  content: () => ({
    files,
    env: { PATH: STANDARD_PATH },
    entrypoint: [],
    command: ["perl", "-de0"],
    workingDir: "/usr/src/app",
    sizeBytes: 336_000_000,
  }),
  programs: { perl },
};
