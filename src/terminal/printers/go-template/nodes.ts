/** The parts of a Go template (`text/template`), as far as kubectl's users go. */

/** One operand: a literal, a field chain, a variable or a pipeline in parentheses. */
export type Operand =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "value"; readonly base: "dot" | string; readonly fields: readonly string[] }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "nested"; readonly pipeline: Pipeline; readonly fields: readonly string[] };

/** `index .items 0`: the first operand is the function, if it is one. */
export type Command = readonly Operand[];

export interface Pipeline {
  /** `$i, $item :=` */
  readonly variables: readonly string[];
  readonly commands: readonly Command[];
}

/** What is shown once, never or many times. */
export interface Block {
  readonly kind: "if" | "with" | "range";
  readonly pipeline: Pipeline;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
}

export type TemplateNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly pipeline: Pipeline }
  | Block;
