/**
 * Turns words into arguments: braces, tilde, parameters, substitutions, arithmetic, splitting, file names.
 */
import type { Wait } from "../../processes/process.ts";
import { ArithmeticError, evaluateArithmetic } from "./arithmetic.ts";
import { expandBraces } from "./brace-expansion.ts";
import { extended } from "./dialect.ts";
import { type Field, FieldBuilder } from "./field-builder.ts";
import { pathsMatching } from "./globbing.ts";
import { expandParameter, valuesOf } from "./parameter-expansion.ts";
import { hasPattern, unescapePattern } from "./pattern.ts";
import type { Shell } from "./shell.ts";
import { ShellError } from "./shell-error.ts";
import { captureOutput } from "./substitution.ts";
import type { Word, WordPart } from "./syntax.ts";

/** The arguments that words stand for. Throws `ShellError`. */
export function* expandWords(shell: Shell, words: readonly Word[]): Generator<Wait, string[], void> {
  const found: string[] = [];
  for (const word of words) {
    const variants = extended(shell.dialect) ? expandBraces(word) : [word];
    for (const variant of variants) {
      for (const field of yield* expandFields(shell, variant)) found.push(...matching(shell, field));
    }
  }
  return found;
}

function matching(shell: Shell, field: Field): readonly string[] {
  if (shell.options.has("f") || !hasPattern(field.pattern)) return [field.text];
  const paths = pathsMatching(shell.process.files, field.pattern);
  return paths.length > 0 ? paths : [field.text];
}

function* expandFields(shell: Shell, word: Word): Generator<Wait, readonly Field[], void> {
  const builder = new FieldBuilder(shell.variables.get("IFS") ?? " \t\n");
  yield* addParts(shell, withHome(shell, word), builder);
  return builder.all();
}

/** One text, not split and not matched with files: assignments, redirections, `case`. */
export function* expandText(shell: Shell, word: Word): Generator<Wait, string, void> {
  return unescapePattern(yield* expandPattern(shell, word));
}

/** One pattern: what was quoted in it is escaped. */
export function* expandPattern(shell: Shell, word: Word): Generator<Wait, string, void> {
  const builder = new FieldBuilder("");
  yield* addParts(shell, withHome(shell, word), builder, " ");
  return builder
    .all()
    .map((field) => field.pattern)
    .join(" ");
}

/**
 * @param joiner where fields cannot be: what the values of `$@` are joined with
 */
function* addParts(
  shell: Shell,
  word: Word,
  builder: FieldBuilder,
  joiner?: string,
): Generator<Wait, void, void> {
  for (const part of word) {
    if (part.type === "text") {
      if (part.quoted) builder.quoted(part.text);
      else builder.literal(part.text);
    } else if (part.type === "parameter") yield* addParameter(shell, part, builder, joiner);
    else {
      const value =
        part.type === "substitution"
          ? yield* captureOutput(shell, part.body)
          : yield* calculate(shell, part.expression);
      if (part.quoted) builder.quoted(value);
      else builder.expanded(value);
    }
  }
}

function* addParameter(
  shell: Shell,
  part: WordPart & { type: "parameter" },
  builder: FieldBuilder,
  joiner: string | undefined,
): Generator<Wait, void, void> {
  const expansion = yield* expandParameter(shell, part);
  if (expansion.type === "word") {
    yield* addParts(shell, part.quoted ? quotedWord(expansion.word) : expansion.word, builder, joiner);
    return;
  }
  const { values } = expansion;
  const many = valuesOf(shell, part.name) !== undefined;
  if (!many) {
    if (part.quoted) builder.quoted(values[0] ?? "");
    else builder.expanded(values[0] ?? "");
    return;
  }
  const star = part.name === "*" || part.name.endsWith("[*]");
  if (joiner !== undefined || (star && part.quoted)) {
    const first = shell.variables.get("IFS")?.charAt(0) ?? " ";
    const text = values.join(star ? first : " ");
    if (part.quoted) builder.quoted(text);
    else builder.expanded(text);
    return;
  }
  values.forEach((value, index) => {
    if (index > 0) builder.finish();
    if (part.quoted) builder.quoted(value);
    else builder.expanded(value);
  });
}

const quotedWord = (word: Word): Word =>
  word
    .map((part) => ({ ...part, quoted: true }) as WordPart)
    .concat({ type: "text", text: "", quoted: true });

/** `~` and `~/x` at the start of a word. */
function withHome(shell: Shell, word: Word): Word {
  const [first, ...rest] = word;
  if (first?.type !== "text" || first.quoted || !first.text.startsWith("~")) return word;
  const found = /^~(root)?(?=\/|$)/.exec(first.text);
  if (found === null || (found[0] === first.text && rest[0]?.type === "text")) return word;
  const home = found[1] === undefined ? shell.variables.get("HOME") : "/root";
  if (home === undefined) return word;
  const after = first.text.slice(found[0].length);
  return [{ type: "text", text: home, quoted: true }, { type: "text", text: after, quoted: false }, ...rest];
}

/** The value of `$(( ))`, as text. */
function* calculate(shell: Shell, expression: Word): Generator<Wait, string, void> {
  const text = yield* expandText(shell, expression);
  return String(evaluate(shell, text));
}

/** Throws `ShellError` in the words of the shell. */
export function evaluate(shell: Shell, text: string): bigint {
  try {
    return evaluateArithmetic(text, {
      get: (name) => shell.variables.get(name),
      set: (name, value) => shell.variables.set(name, value),
    });
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    throw new ShellError(arithmeticMessage(shell, error.kind, text.trim()), shell.dialect === "bash" ? 1 : 2);
  }
}

function arithmeticMessage(shell: Shell, kind: "syntax" | "zero", text: string): string {
  if (shell.dialect === "ash") return kind === "zero" ? "divide by zero" : "arithmetic syntax error";
  if (shell.dialect === "dash") {
    return kind === "zero" ? "division by zero" : `arithmetic expression: expecting primary: "${text}"`;
  }
  return kind === "zero"
    ? `${text}: division by 0 (error token is "${text.slice(-1)}")`
    : `${text}: syntax error in expression (error token is "${text}")`;
}
