/**
 * Comparisons inside filters: only like with like (`client-go/third_party/forked/golang/template/funcs.go`).
 */
import { TemplateError } from "../attempt.ts";

type Comparable = string | number | boolean;

function kindOf(value: unknown): "string" | "integer" | "float" | "boolean" {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "float";
  throw new TemplateError("invalid type for comparison");
}

function isLess(left: Comparable, right: Comparable): boolean {
  if (typeof left === "boolean") throw new TemplateError("invalid type for comparison");
  return left < right;
}

/** The answer of `left operator right`. */
export function compare(left: unknown, operator: string, right: unknown): boolean {
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds[0] !== kinds[1]) throw new TemplateError("incompatible types for comparison");
  const [a, b] = [left as Comparable, right as Comparable];
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  if (operator === "<") return isLess(a, b);
  if (operator === "<=") return isLess(a, b) || a === b;
  if (operator === ">") return !isLess(a, b) && a !== b;
  if (operator === ">=") return !isLess(a, b);
  throw new TemplateError(`unrecognized filter operator ${operator}`);
}
