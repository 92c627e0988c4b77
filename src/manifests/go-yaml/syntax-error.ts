/** Thrown where go-yaml would stop reading. */

export interface Mark {
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
  readonly index: number;
}

export class YamlSyntaxError extends Error {
  /**
   * The line go-yaml names, which is one short where its parser, not its scanner, objects; 0: it names
   * none.
   */
  readonly line: number;

  constructor(by: "scanner" | "parser", problem: string, at: Mark, context?: Mark) {
    super(problem);
    if (at.line !== 0) this.line = at.line + (by === "scanner" ? 1 : 0);
    else this.line = context?.line ?? 0;
  }
}
