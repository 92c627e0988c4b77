/** Which builtins are special. */

/**
 * Those whose failure ends a shell that reads a program, and whose assignments stay (POSIX, Special
 * Built-Ins).
 */
export const specialBuiltins: ReadonlySet<string> = new Set([
  ".",
  ":",
  "break",
  "continue",
  "eval",
  "exec",
  "exit",
  "export",
  "readonly",
  "return",
  "set",
  "shift",
  "times",
  "trap",
  "unset",
]);
