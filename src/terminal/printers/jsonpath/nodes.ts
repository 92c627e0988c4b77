/** The parts of a JSONPath template, as kubectl's dialect has them (`client-go/util/jsonpath/node.go`). */

/** A start, end or step inside brackets; `undefined` when left out. */
export interface ArraySlice {
  readonly kind: "array";
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly step: number | undefined;
  /** `[3]`: the end is the start's neighbour. */
  readonly isIndex: boolean;
}

export type PathNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "identifier"; readonly name: string }
  | { readonly kind: "wildcard" }
  | { readonly kind: "recursive" }
  | { readonly kind: "union"; readonly paths: readonly Path[] }
  | {
      readonly kind: "filter";
      readonly left: Path;
      readonly operator: string;
      readonly right: Path;
    }
  | ArraySlice;

/** What stands between `{` and `}`: steps from value to value. */
export type Path = readonly PathNode[];
