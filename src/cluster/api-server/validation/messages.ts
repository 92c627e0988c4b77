/** How a refusal is worded: the server's status, and what kubectl makes of it. */
import type { FieldError } from "./field-error.ts";

function texts(errors: readonly FieldError[]): readonly string[] {
  return [...new Set(errors.map(({ field, body }) => `${field}: ${body}`))];
}

/** What kubectl prints: `The Pod "x" is invalid: …`, with a line each where there are several errors. */
export function invalidMessage(kind: string, name: string, errors: readonly FieldError[]): string {
  const [first = "", ...more] = texts(errors);
  const head = `The ${kind} "${name}" is invalid: `;
  if (more.length === 0) return `${head}${first}`;
  return [head, ...[first, ...more].map((text) => `* ${text}`)].join("\n");
}

/** The status of a refused write (`errors.NewInvalid`); controllers put its message into events. */
export function invalidStatus(
  { kind, group, name }: { readonly kind: string; readonly group: string; readonly name: string },
  errors: readonly FieldError[],
): {
  readonly code: 422;
  readonly reason: "Invalid";
  readonly message: string;
  readonly details: {
    readonly kind: string;
    readonly group: string;
    readonly name: string;
    readonly causes: readonly { readonly field: string; readonly message: string; readonly reason: string }[];
  };
} {
  const all = texts(errors);
  const list = all.length === 1 ? all[0] : `[${all.join(", ")}]`;
  const qualified = group === "" ? kind : `${kind}.${group}`;
  const causes = errors.map(({ field, body, reason }) => ({ field, message: body, reason }));
  return {
    code: 422,
    reason: "Invalid",
    message: `${qualified} "${name}" is invalid: ${list}`,
    details: { kind, group, name, causes },
  };
}
