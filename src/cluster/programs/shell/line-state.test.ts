import fc from "fast-check";
import { expect, test } from "vitest";
import { lineState } from "./line-state.ts";
import { Parser } from "./parser.ts";
import { ShellSyntaxError } from "./syntax-error.ts";

test.each([
  ["echo hi", "complete"],
  ["", "complete"],
  ["echo 'a", "incomplete"],
  ['echo "a', "incomplete"],
  ["echo $(ls", "incomplete"],
  ["for i in 1 2; do", "incomplete"],
  ["if true; then echo; fi", "complete"],
  ["cat <<EOF\nfirst", "incomplete"],
  ["cat <<EOF\nfirst\nEOF\n", "complete"],
  ["echo a &&", "incomplete"],
  ["echo a |", "incomplete"],
  ["echo a \\", "incomplete"],
  ["kubectl apply -f - <<EOF\nkind: Pod", "incomplete"],
  ["echo )", "invalid"],
  ["do echo", "invalid"],
])("%j is %s", (text, state) => {
  expect(lineState(text, "bash")).toBe(state);
});

const words = fc.constantFrom(
  "echo",
  "if",
  "then",
  "fi",
  "do",
  "done",
  "for",
  "case",
  "esac",
  "in",
  "{",
  "}",
  "(",
  ")",
  "((",
  "))",
  "|",
  "&&",
  ";",
  ";;",
  "&",
  "$(",
  "${x",
  "}",
  "$((",
  "`",
  "'",
  '"',
  "\\",
  "<",
  ">",
  "<<EOF",
  "\n",
  "EOF",
  " ",
  "x=1",
  "[[",
  "]]",
  "*",
  "$@",
  "!",
  "#",
  "2>",
  "function",
);

test("the parser throws nothing but its own error", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
        fc.array(words).map((list) => list.join("")),
      ),
      fc.constantFrom("ash", "bash", "dash"),
      (text, dialect) => {
        const parser = new Parser(text, { dialect });
        try {
          for (let lines = 0; parser.next() !== undefined; lines++)
            expect(lines).toBeLessThanOrEqual(text.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ShellSyntaxError);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
