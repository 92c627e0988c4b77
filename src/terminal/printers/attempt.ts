/** What comes of a person's own template or path: a value, or the words kubectl puts behind `error: `. */

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string };

/** Thrown inside a template's parser or evaluation, and turned into an `Attempt` at its edge. */
export class TemplateError extends Error {}

/** Runs what may throw a `TemplateError`; `explain` wraps its words. */
export function attempt<T>(
  run: () => T,
  explain: (message: string) => string = (words) => words,
): Attempt<T> {
  try {
    return { ok: true, value: run() };
  } catch (thrown) {
    if (thrown instanceof TemplateError) return { ok: false, error: explain(thrown.message) };
    throw thrown;
  }
}
