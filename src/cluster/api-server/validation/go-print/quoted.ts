/** Text in quotes as `go-cmp` prints it. */

/** Double quotes, or back quotes where those spare the escapes. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text);
  if (escaped.length === text.length + 2) return escaped;
  return [...text].every((letter) => letter === "\t" || (letter >= " " && letter !== "`"))
    ? `\`${text}\``
    : escaped;
}

/** Text cut to what a verbosity allows: 32 letters at 0, twice as many for each step more. */
export function quotedAt(text: string, verbosity: number): string {
  const limit = 2 ** (Math.max(verbosity, 0) + 5);
  return text.length > limit + 3 ? `${quoted(text.slice(0, limit))}...` : quoted(text);
}
