/** `$(NAME)` in commands, arguments and values. `third_party/forked/golang/expansion/expand.go` */

/** Puts values in for names that are known; `$$` is one `$`; what is not known stays as it is written. */
export function expand(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, next: string, name: string | undefined) => {
    if (next === "$") return "$";
    return values.get(name ?? "") ?? whole;
  });
}

/** The first name in a text that has no value; `undefined` when all have. */
export function missingIn(text: string, values: ReadonlyMap<string, string>): string | undefined {
  for (const [, next, name] of text.matchAll(/\$(\$|\(([^)]*)\))/g))
    if (next !== "$" && !values.has(name ?? "")) return name;
  return undefined;
}
