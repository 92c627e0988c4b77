/** A runtime that only pretends: containers do what the text of their command says, as when control planes were recorded. */
import type { Container } from "#api";
import type { Ms } from "../../state/record.ts";

const MISSING = ["nosuch", "ngnix", "typo", ":invalid", "does-not-exist"];
const SHELL_IMAGES = /^(?:[^/]+\/)*(?:busybox|alpine|debian|ubuntu)(?::|$)/;

/** How long a command takes that is neither a sleep nor a loop. */
const SHORT_MS: Ms = 1000;
const LONG_SLEEP_S = 60;

/** Every image is there but those whose name says otherwise. */
export const emulatedImageExists = (image: string): boolean => !MISSING.some((part) => image.includes(part));

/** How a container will end; `undefined` for one that runs on. */
export function emulatedEnding({
  image,
  command = [],
  args = [],
}: Container): { readonly afterMs: Ms; readonly exitCode: number } | undefined {
  const text = [...command, ...args].join(" ");
  const exit = /\bexit (\d+)/.exec(text);
  if (text === "") return SHELL_IMAGES.test(image) ? { afterMs: 0, exitCode: 0 } : undefined;
  const sleep = /\bsleep (\d+|infinity)/.exec(text);
  const isLong = sleep !== null && (sleep[1] === "infinity" || Number(sleep[1]) >= LONG_SLEEP_S);
  if (isLong || /\bwhile\b/.test(text) || /\btail -f\b/.test(text)) return undefined;
  if (exit) return { afterMs: SHORT_MS, exitCode: Number(exit[1]) };
  return command.length === 0 && !SHELL_IMAGES.test(image) ? undefined : { afterMs: SHORT_MS, exitCode: 0 };
}

/** A mark that holds back the readiness of a Pod. */
export const NOT_READY_MARK = "oracle/not-ready";
