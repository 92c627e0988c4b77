/** Values and differences as Go prints them, for the errors that quote whole structs. */
import { goSyntax } from "./syntax.ts";

export { goDifference } from "./difference.ts";
export { goSyntax } from "./syntax.ts";

export function labelSelectorText(selector: unknown): string {
  return goSyntax("v1.LabelSelector", selector);
}

/** `map[string]string{"app":"web"}` */
export function stringMapText(labels: unknown): string {
  return goSyntax("map[string]string", labels);
}
