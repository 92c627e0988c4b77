/** How containers behave where the kubelet is emulated: by the look of their command alone. */
import { durationMs } from "../applets/duration.ts";
import { parseReference } from "./reference.ts";

export type EmulatedRun =
  | { readonly type: "runs" }
  | { readonly type: "ends"; readonly exitCode: number; readonly afterMs: number };

/** Images that are a shell and nothing else: without a command, and without a terminal, they end at once. */
const shells = ["busybox", "alpine", "debian", "ubuntu"].map((name) => `docker.io/library/${name}`);

const LONG_MS = 60_000;
const SHORT_RUN_MS = 1000;

/** @param command the container's `command`; its `args` say nothing here */
export function emulatedRun(image: string, command: readonly string[] | undefined): EmulatedRun {
  if (command === undefined || command.length === 0) {
    const ends = shells.includes(parseReference(image).repository);
    return ends ? { type: "ends", exitCode: 0, afterMs: 0 } : { type: "runs" };
  }
  const text = command.join(" ");
  const slept = [...text.matchAll(/\bsleep\s+(\S+)/g)].map(
    ([, time = ""]) => durationMs(time.replace(/[;&|)"']+$/, "")) ?? 0,
  );
  if (slept.some((ms) => ms >= LONG_MS) || /\bwhile\b|\btail\s+-[a-zA-Z]*[fF]/.test(text))
    return { type: "runs" };
  const exit = /\bexit\s+(\d+)/.exec(text);
  return { type: "ends", exitCode: Number(exit?.[1] ?? 0) & 255, afterMs: SHORT_RUN_MS };
}
