/** The first three of a list, and how many more there are: `a,b,c + 2 more...`. */
export function shortList(items: readonly string[]): string {
  const shown = items.slice(0, 3).join(",");
  return items.length > 3 ? `${shown} + ${items.length - 3} more...` : shown;
}
