/** Values as Go prints them with `%#v`: what its YAML reader quotes in an error. */
import { isAlias, isMap, isScalar, isSeq, type Node } from "yaml";

/** `map[interface {}]interface {}{".Values.image":interface {}(nil)}`. */
export function goSyntax(node: Node | null | undefined): string {
  if (isMap(node)) {
    const pairs = node.items.map(
      ({ key, value }) => `${goSyntax(key as Node)}:${goSyntax(value as Node | null)}`,
    );
    return `map[interface {}]interface {}{${pairs.sort().join(", ")}}`;
  }
  if (isSeq(node)) {
    return `[]interface {}{${node.items.map((item) => goSyntax(item as Node)).join(", ")}}`;
  }
  if (isAlias(node)) return JSON.stringify(node.source);
  const value = isScalar(node) ? node.value : null;
  if (value === null || value === undefined) return "interface {}(nil)";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
