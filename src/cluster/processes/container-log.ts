/** What a container prints, line by line, into its log on the node's disk. */

import { sink } from "./descriptors.ts";
import type { Descriptor } from "./process.ts";

/** `stdout F text`: F ends a line, P is a part of one, as the container runtime interface stores them. */
export type AddLogLine = (stream: "stdout" | "stderr", tag: "F" | "P", text: string) => void;

/** The two ends a container writes to, and what to call when it is gone. */
export function containerLog(add: AddLogLine): {
  readonly stdout: Descriptor;
  readonly stderr: Descriptor;
  flush(): void;
} {
  const held = { stdout: "", stderr: "" };
  const end = (stream: "stdout" | "stderr"): Descriptor =>
    sink((text) => {
      const lines = (held[stream] + text).split("\n");
      held[stream] = lines.pop() ?? "";
      for (const line of lines) add(stream, "F", line);
    });
  return {
    stdout: end("stdout"),
    stderr: end("stderr"),
    flush: () => {
      for (const stream of ["stdout", "stderr"] as const) {
        if (held[stream] !== "") add(stream, "P", held[stream]);
        held[stream] = "";
      }
    },
  };
}
