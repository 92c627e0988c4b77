/** What a container prints, line by line, into its log on the node's disk. */

import type { Descriptor } from "./process.ts";

/** `stdout F text`: F ends a line, P is a part of one, as the container runtime interface stores them. */
export type AddLogLine = (stream: "stdout" | "stderr", tag: "F" | "P", text: string) => void;

/** The two ends a container writes to. */
export class ContainerLog {
  readonly stdout: LogStream;
  readonly stderr: LogStream;

  constructor(add: AddLogLine) {
    this.stdout = new LogStream("stdout", add);
    this.stderr = new LogStream("stderr", add);
  }

  /** What stands in unfinished lines when the container is gone. */
  flush(): void {
    this.stdout.flush();
    this.stderr.flush();
  }
}

class LogStream implements Descriptor {
  readonly readable = true;
  readonly writable = true;
  readonly isTerminal = false;
  readonly #name: "stdout" | "stderr";
  readonly #add: AddLogLine;
  #held = "";

  constructor(name: "stdout" | "stderr", add: AddLogLine) {
    this.#name = name;
    this.#add = add;
  }

  read(): undefined {}

  write(text: string): void {
    const lines = (this.#held + text).split("\n");
    this.#held = lines.pop() ?? "";
    for (const line of lines) this.#add(this.#name, "F", line);
  }

  flush(): void {
    if (this.#held !== "") this.#add(this.#name, "P", this.#held);
    this.#held = "";
  }

  close(): void {}

  share(): Descriptor {
    return this;
  }
}
