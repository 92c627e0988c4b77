/**
 * A shell program once it is read: commands made of words, words made of parts (POSIX, Shell Command
 * Language).
 */

export type WordPart =
  | { readonly type: "text"; readonly text: string; readonly quoted: boolean }
  | {
      readonly type: "parameter";
      readonly name: string;
      readonly quoted: boolean;
      readonly operation?: ParameterOperation;
    }
  | { readonly type: "substitution"; readonly body: readonly Command[]; readonly quoted: boolean }
  | { readonly type: "arithmetic"; readonly expression: Word; readonly quoted: boolean };

export type Word = readonly WordPart[];

/** What follows the name in `${name…}`. */
export type ParameterOperation =
  | { readonly type: "length" }
  /** `${!name}`: the value is the name of another. */
  | { readonly type: "indirect" }
  /** `-`, `=`, `?`, `+`; with a colon, an empty value counts as none. */
  | { readonly type: "-" | "=" | "?" | "+"; readonly colon: boolean; readonly word: Word }
  | { readonly type: "#" | "%"; readonly longest: boolean; readonly word: Word }
  | {
      readonly type: "replace";
      readonly where: "first" | "all" | "start" | "end";
      readonly pattern: Word;
      readonly word: Word;
    }
  | { readonly type: "slice"; readonly offset: Word; readonly length?: Word }
  | { readonly type: "case"; readonly to: "upper" | "lower"; readonly all: boolean };

export type RedirectionOperator = ">" | ">|" | ">>" | "<" | "<>" | ">&" | "<&" | "&>" | "&>>" | "<<" | "<<<";

export interface Redirection {
  readonly operator: RedirectionOperator;
  /** The descriptor before the operator; without one 0 for `<`, 1 for `>`. */
  readonly descriptor?: number;
  /** The target; for `<<` the text of the here-document. */
  readonly word: Word;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
  /** `name+=value`. */
  readonly append: boolean;
}

interface Placed {
  /** Counts lines from 0. */
  readonly line: number;
}

export interface SimpleCommand extends Placed {
  readonly type: "simple";
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

export interface CaseItem {
  readonly patterns: readonly Word[];
  readonly body: readonly Command[];
}

export type Command =
  | SimpleCommand
  | { readonly type: "pipeline"; readonly commands: readonly Command[]; readonly negated: boolean }
  | { readonly type: "and" | "or"; readonly left: Command; readonly right: Command }
  | { readonly type: "background"; readonly body: Command; readonly text: string }
  | { readonly type: "subshell" | "group"; readonly body: readonly Command[] }
  | {
      readonly type: "if";
      readonly branches: readonly {
        readonly condition: readonly Command[];
        readonly body: readonly Command[];
      }[];
      readonly otherwise?: readonly Command[];
    }
  | {
      readonly type: "while" | "until";
      readonly condition: readonly Command[];
      readonly body: readonly Command[];
    }
  | {
      readonly type: "for";
      readonly name: string;
      /** Without `in`: the positional parameters. */
      readonly words?: readonly Word[];
      readonly body: readonly Command[];
    }
  | {
      readonly type: "count";
      /** `for ((start; test; step))`. */
      readonly start: Word;
      readonly test: Word;
      readonly step: Word;
      readonly body: readonly Command[];
    }
  | { readonly type: "case"; readonly word: Word; readonly items: readonly CaseItem[] }
  | { readonly type: "function"; readonly name: string; readonly body: Command }
  | { readonly type: "test"; readonly words: readonly Word[] }
  | { readonly type: "calculation"; readonly expression: Word }
  | { readonly type: "redirected"; readonly body: Command; readonly redirections: readonly Redirection[] };

/** Commands up to the end of a line, and whether the program ends right there, without a newline. */
export interface Line {
  readonly commands: readonly Command[];
  readonly last: boolean;
}
