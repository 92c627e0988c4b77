/** The variables of a shell: values, which of them children see, and the scopes of functions. */
import { ShellError } from "./shell-error.ts";

export interface Variable {
  readonly value: string | undefined;
  readonly exported: boolean;
  readonly readOnly: boolean;
}

const validName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export class Variables {
  private readonly byName: Map<string, Variable>;
  /** What `local` has hidden, one map for each function that runs. */
  private readonly hidden: Map<string, Variable | undefined>[] = [];

  constructor(byName: ReadonlyMap<string, Variable> = new Map()) {
    this.byName = new Map(byName);
  }

  /** Everything a child starts with that a shell can name. */
  static fromEnvironment(env: ReadonlyMap<string, string>): Variables {
    const variables = new Variables();
    for (const [name, value] of env) {
      if (validName.test(name)) variables.byName.set(name, { value, exported: true, readOnly: false });
    }
    return variables;
  }

  get(name: string): string | undefined {
    return this.byName.get(name)?.value;
  }

  describe(name: string): Variable | undefined {
    return this.byName.get(name);
  }

  /** Throws `ShellError` for one that is read-only. */
  set(name: string, value: string, options: { exported?: boolean; readOnly?: boolean } = {}): void {
    const before = this.byName.get(name);
    if (before?.readOnly) throw new ShellError(`${name}: is read only`);
    this.byName.set(name, {
      value,
      exported: options.exported ?? before?.exported ?? false,
      readOnly: options.readOnly ?? false,
    });
  }

  /** `export` or `readonly` of a name that may have no value. */
  mark(name: string, marks: { exported?: boolean; readOnly?: boolean }): void {
    const before = this.byName.get(name) ?? { value: undefined, exported: false, readOnly: false };
    this.byName.set(name, { ...before, ...marks });
  }

  unset(name: string): void {
    if (this.byName.get(name)?.readOnly) throw new ShellError(`${name}: is read only`);
    this.byName.delete(name);
  }

  /** Makes a variable what it was: `undefined` when it was not there. */
  restore(name: string, before: Variable | undefined): void {
    if (before === undefined) this.byName.delete(name);
    else this.byName.set(name, before);
  }

  names(): readonly string[] {
    return [...this.byName.keys()].sort();
  }

  environment(): Map<string, string> {
    const env = new Map<string, string>();
    for (const [name, { value, exported }] of this.byName)
      if (exported && value !== undefined) env.set(name, value);
    return env;
  }

  enterFunction(): void {
    this.hidden.push(new Map());
  }

  leaveFunction(): void {
    for (const [name, before] of this.hidden.pop() ?? []) this.restore(name, before);
  }

  /** Hides a variable until the function returns; false outside of functions. */
  makeLocal(name: string): boolean {
    const scope = this.hidden.at(-1);
    if (scope === undefined) return false;
    if (!scope.has(name)) scope.set(name, this.byName.get(name));
    return true;
  }

  copy(): Variables {
    return new Variables(this.byName);
  }
}

/** Whether a word can name a variable. */
export const isName = (word: string): boolean => validName.test(word);
