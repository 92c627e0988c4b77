/** The shape of an awk program once it is read. */

export type AwkExpression =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "regex"; readonly regex: RegExp }
  | { readonly type: "variable"; readonly name: string }
  | { readonly type: "element"; readonly name: string; readonly keys: readonly AwkExpression[] }
  | { readonly type: "field"; readonly index: AwkExpression }
  | { readonly type: "unary"; readonly operator: "!" | "-" | "+"; readonly of: AwkExpression }
  | {
      readonly type: "binary";
      readonly operator: string;
      readonly left: AwkExpression;
      readonly right: AwkExpression;
    }
  | {
      readonly type: "match";
      readonly negated: boolean;
      readonly left: AwkExpression;
      readonly right: AwkExpression;
    }
  | { readonly type: "in"; readonly keys: readonly AwkExpression[]; readonly name: string }
  | {
      readonly type: "choice";
      readonly test: AwkExpression;
      readonly yes: AwkExpression;
      readonly no: AwkExpression;
    }
  | {
      readonly type: "assign";
      readonly operator: string;
      readonly target: AwkExpression;
      readonly value: AwkExpression;
    }
  | { readonly type: "step"; readonly by: 1 | -1; readonly before: boolean; readonly target: AwkExpression }
  | { readonly type: "call"; readonly name: string; readonly args: readonly AwkExpression[] };

export type AwkStatement =
  | { readonly type: "expression"; readonly expression: AwkExpression }
  | {
      readonly type: "print";
      readonly formatted: boolean;
      readonly args: readonly AwkExpression[];
      readonly to?: { readonly append: boolean; readonly path: AwkExpression };
    }
  | {
      readonly type: "if";
      readonly test: AwkExpression;
      readonly yes: AwkStatement;
      readonly no?: AwkStatement;
    }
  | {
      readonly type: "while";
      readonly test: AwkExpression;
      readonly body: AwkStatement;
      readonly bodyFirst: boolean;
    }
  | {
      readonly type: "for";
      readonly start?: AwkStatement;
      readonly test?: AwkExpression;
      readonly step?: AwkStatement;
      readonly body: AwkStatement;
    }
  | { readonly type: "each"; readonly variable: string; readonly array: string; readonly body: AwkStatement }
  | { readonly type: "block"; readonly body: readonly AwkStatement[] }
  | { readonly type: "delete"; readonly name: string; readonly keys: readonly AwkExpression[] }
  | {
      readonly type: "jump";
      readonly kind: "next" | "break" | "continue" | "exit" | "return";
      readonly value?: AwkExpression;
    };

export interface AwkRule {
  readonly when: "begin" | "end" | "line";
  readonly from?: AwkExpression;
  readonly to?: AwkExpression;
  /** Without one the line is printed. */
  readonly body?: AwkStatement;
}

export interface AwkFunction {
  readonly parameters: readonly string[];
  readonly body: AwkStatement;
}

export interface AwkProgram {
  readonly rules: readonly AwkRule[];
  readonly functions: ReadonlyMap<string, AwkFunction>;
}

export class AwkError extends Error {}
