/** Access modes in short: `RWO,ROX,RWX,RWOP`, each once, in this order (`GetAccessModesAsString`). */

const SHORT = [
  ["ReadWriteOnce", "RWO"],
  ["ReadOnlyMany", "ROX"],
  ["ReadWriteMany", "RWX"],
  ["ReadWriteOncePod", "RWOP"],
] as const;

export function accessModesText(modes: readonly string[] | undefined): string {
  return SHORT.filter(([mode]) => modes?.includes(mode))
    .map(([, short]) => short)
    .join(",");
}
