/** Ways through an object, as the API server writes them: `spec.containers[0].image`, `data[a key]`. */

export type FieldPath = readonly (string | number)[];

/** The steps of a path. Keys with dots come apart; whoever follows the path joins them again. */
export function readPath(text: string): FieldPath {
  const steps: (string | number)[] = [];
  for (const [, bracketed, word] of text.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    if (word !== undefined) steps.push(word);
    else steps.push(/^\d+$/.test(bracketed!) ? Number(bracketed) : bracketed!);
  }
  return steps;
}

export const writePath = (path: FieldPath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");

/** Without the numbers of list items, as type errors name fields: `spec.containers.image`. */
export const withoutIndexes = (path: FieldPath): string =>
  path.filter((step) => typeof step === "string").join(".");
