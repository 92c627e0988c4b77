/** Every change, before and after, with its reasons; and the records that follow from them. */
import { freeze } from "./freeze.ts";
import type { IndexedKind, IndexName } from "./indexes.ts";
import {
  type Change,
  keyOf,
  type Ms,
  type RecordKind,
  type RecordTypes,
  type Revision,
  type Stored,
} from "./record.ts";
import { Records } from "./records.ts";

/** What is needed to commit a change. `value` absent: the record is removed. */
export interface Uncommitted<Kind extends RecordKind = RecordKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly value: RecordTypes[Kind] | undefined;
  readonly by: string;
  readonly reason: string;
  readonly because: readonly Revision[];
}

/** The only place where the cluster's state changes. */
export class History {
  now: Ms = 0;
  readonly changes: Change[] = [];
  readonly records = new Records();
  readonly #removals = new Map<RecordKind, Map<string, Change>>();
  readonly #isFrozen: boolean;

  /** `isFrozen: false` trusts everybody not to change what is shared, and saves the time of making sure. */
  constructor({ isFrozen = true }: { readonly isFrozen?: boolean } = {}) {
    this.#isFrozen = isFrozen;
  }

  get revision(): Revision {
    return this.changes.length;
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): Stored<Kind> | undefined {
    return this.records.get(kind, id);
  }

  list<Kind extends RecordKind>(kind: Kind, namespace?: string): readonly Stored<Kind>[] {
    return this.records.list(kind, namespace);
  }

  by<Name extends IndexName>(name: Name, key: string): readonly Stored<IndexedKind<Name>>[] {
    return this.records.by(name, key);
  }

  /** The change that removed a record, if it once existed and does not now. */
  removal(kind: RecordKind, id: string): Change | undefined {
    return this.#removals.get(kind)?.get(id);
  }

  commit<Kind extends RecordKind>({ kind, id, value, by, reason, because }: Uncommitted<Kind>): Change<Kind> {
    const revision = this.changes.length + 1;
    const before = this.records.get(kind, id);
    const key = before?.key ?? keyOf(kind, id);
    const after =
      value === undefined
        ? undefined
        : { key, kind, id, revision, value: this.#isFrozen ? freeze(value) : value };
    const change: Change<Kind> = { revision, at: this.now, key, kind, before, after, by, reason, because };
    this.changes.push(change as unknown as Change);
    this.records.place(kind, key, before as Stored | undefined, after as Stored | undefined);
    if (!after) this.#removalsOf(kind).set(id, change as unknown as Change);
    else if (!before) this.#removals.get(kind)?.delete(id);
    return change;
  }

  #removalsOf(kind: RecordKind): Map<string, Change> {
    const known = this.#removals.get(kind);
    if (known) return known;
    const fresh = new Map<string, Change>();
    this.#removals.set(kind, fresh);
    return fresh;
  }
}
