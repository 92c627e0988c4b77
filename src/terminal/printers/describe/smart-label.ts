/** Field names as titles: `lastTransitionTime` becomes `Last Transition Time`. */

const ACRONYMS = ["API", "URL", "UID", "OSB", "GUID"];

/** Words of a camel-case name: `clusterIPs` is `cluster`, `I`, `Ps`, as kubectl's splitter has it. */
const wordsOf = (field: string) => field.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+|[^A-Za-z]+/g) ?? [];

/**
 * `smartLabelFor` of kubectl's generic describer; names with other signs than letters and `-` stay as they
 * are.
 */
export function smartLabel(field: string): string {
  if (/[^A-Za-z-]/.test(field)) return field;
  return wordsOf(field)
    .filter((word) => word !== "_")
    .map((word) => {
      if (ACRONYMS.includes(word.toUpperCase())) return word.toUpperCase();
      return word === word.toLowerCase() ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
    })
    .join(" ");
}
