/**
 * How a shell leaves what it is doing: an error that ends it, or a jump out of a loop, a function, the
 * program.
 */

/**
 * An expansion or a special builtin that failed: a shell that reads a program ends, one at a terminal reads
 * on.
 */
export class ShellError extends Error {
  readonly status: number;

  constructor(message: string, status = 2) {
    super(message);
    this.status = status;
  }
}

/** `break`, `continue`, `return` and `exit`. */
export class Jump extends Error {
  readonly kind: "break" | "continue" | "return" | "exit";
  /** How many loops, or the exit status. */
  readonly value: number;

  constructor(kind: Jump["kind"], value: number) {
    super(kind);
    this.kind = kind;
    this.value = value;
  }
}
