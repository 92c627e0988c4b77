/** `True`, `False`, or `<unset>` (`printBoolPtr`). */
export function booleanText(value: boolean | undefined): string {
  if (value === undefined) return "<unset>";
  return value ? "True" : "False";
}
