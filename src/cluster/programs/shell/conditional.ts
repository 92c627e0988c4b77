/** `[[ … ]]`: a test whose words are not split, with patterns and regular expressions. */
import type { Wait } from "../../processes/process.ts";
import { evaluateTest, TestError } from "../applets/test-expression.ts";
import { expandPattern, expandText } from "./expansion.ts";
import { matchesPattern } from "./pattern.ts";
import type { Shell } from "./shell.ts";
import type { Word } from "./syntax.ts";

const plainText = (word: Word | undefined): string | undefined =>
  word?.length === 1 && word[0]?.type === "text" && !word[0].quoted ? word[0].text : undefined;

export function* runConditional(shell: Shell, words: readonly Word[]): Generator<Wait, number, void> {
  const reader = { words, at: 0 };
  const value = yield* readOr(shell, reader);
  return value ? 0 : 1;
}

interface Reader {
  readonly words: readonly Word[];
  at: number;
}

function takes(reader: Reader, text: string): boolean {
  if (plainText(reader.words[reader.at]) !== text) return false;
  reader.at += 1;
  return true;
}

function* readOr(shell: Shell, reader: Reader): Generator<Wait, boolean, void> {
  let value = yield* readAnd(shell, reader);
  while (takes(reader, "||")) value = (yield* readAnd(shell, reader)) || value;
  return value;
}

function* readAnd(shell: Shell, reader: Reader): Generator<Wait, boolean, void> {
  let value = yield* readNot(shell, reader);
  while (takes(reader, "&&")) value = (yield* readNot(shell, reader)) && value;
  return value;
}

function* readNot(shell: Shell, reader: Reader): Generator<Wait, boolean, void> {
  if (takes(reader, "!")) return !(yield* readNot(shell, reader));
  if (takes(reader, "(")) {
    const value = yield* readOr(shell, reader);
    takes(reader, ")");
    return value;
  }
  return yield* readPrimary(shell, reader);
}

function* readPrimary(shell: Shell, reader: Reader): Generator<Wait, boolean, void> {
  const left = reader.words[reader.at];
  if (left === undefined) return false;
  reader.at += 1;
  const operator = plainText(reader.words[reader.at]);
  if (operator !== undefined && /^(?:==?|!=|=~|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/.test(operator)) {
    reader.at += 1;
    const right = operator === "=~" ? regularExpressionWords(reader) : (reader.words[reader.at++] ?? []);
    return yield* compare(shell, left, operator, right);
  }
  const unary = plainText(left);
  const operand = reader.words[reader.at];
  if (
    unary !== undefined &&
    /^-[a-zA-Z]$/.test(unary) &&
    operand !== undefined &&
    plainText(operand) !== "&&"
  ) {
    reader.at += 1;
    return test(shell, [unary, yield* expandText(shell, operand)]);
  }
  return (yield* expandText(shell, left)) !== "";
}

/** A regular expression goes on to the end: its brackets and bars were cut apart. */
function regularExpressionWords(reader: Reader): Word {
  const parts: Word[number][] = [];
  while (
    reader.at < reader.words.length &&
    !["&&", "||"].includes(plainText(reader.words[reader.at]) ?? "")
  ) {
    parts.push(...(reader.words[reader.at] ?? []));
    reader.at += 1;
  }
  return parts;
}

function* compare(shell: Shell, left: Word, operator: string, right: Word): Generator<Wait, boolean, void> {
  const text = yield* expandText(shell, left);
  if (operator === "==" || operator === "=" || operator === "!=") {
    return matchesPattern(yield* expandPattern(shell, right), text) === (operator !== "!=");
  }
  const other = yield* expandText(shell, right);
  if (operator === "<") return text < other;
  if (operator === ">") return text > other;
  if (operator !== "=~") return test(shell, [text, operator, other]);
  try {
    return new RegExp(other).test(text);
  } catch {
    return false;
  }
}

function test(shell: Shell, args: readonly string[]): boolean {
  try {
    return evaluateTest(shell.process, args);
  } catch (error) {
    if (error instanceof TestError) return false;
    throw error;
  }
}
