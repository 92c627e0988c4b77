/** The latest of everything, by key, by kind and by index. */
import { type IndexedKind, type IndexName, indexesOfKind } from "./indexes.ts";
import { keyOf, type RecordKey, type RecordKind, type Stored } from "./record.ts";

const empty: readonly Stored[] = Object.freeze([]);

/** A table of records that is placed into, never decided upon: the log decides. */
export class Records {
  readonly #kinds = new Map<RecordKind, Map<RecordKey, Stored>>();
  readonly #namespaces = new Map<string, Map<RecordKey, Stored>>();
  readonly #indexes = new Map<string, Map<RecordKey, Stored>>();
  /** The same answer is the same array, so that what follows from it can be remembered by it. */
  readonly #answers = new WeakMap<ReadonlyMap<RecordKey, Stored>, readonly Stored[]>();

  get<Kind extends RecordKind>(kind: Kind, id: string): Stored<Kind> | undefined {
    return this.#kinds.get(kind)?.get(keyOf(kind, id)) as Stored<Kind> | undefined;
  }

  /** In order of creation. With a namespace, only what is in it. */
  list<Kind extends RecordKind>(kind: Kind, namespace?: string): readonly Stored<Kind>[] {
    const table = namespace === undefined ? this.#kinds.get(kind) : this.#namespaces.get(`${kind}/${namespace}`);
    return this.#answer(table) as unknown as readonly Stored<Kind>[];
  }

  count(kind: RecordKind): number {
    return this.#kinds.get(kind)?.size ?? 0;
  }

  kinds(): readonly RecordKind[] {
    return [...this.#kinds.keys()];
  }

  /** The records that an index files under `key`, in order of creation. Unchanged records give the same array. */
  by<Name extends IndexName>(name: Name, key: string): readonly Stored<IndexedKind<Name>>[] {
    return this.#answer(this.#indexes.get(`${name} ${key}`)) as unknown as readonly Stored<IndexedKind<Name>>[];
  }

  #answer(table: ReadonlyMap<RecordKey, Stored> | undefined): readonly Stored[] {
    if (!table) return empty;
    const known = this.#answers.get(table);
    if (known) return known;
    const fresh = Object.freeze([...table.values()]);
    this.#answers.set(table, fresh);
    return fresh;
  }

  #set<Name>(tables: Map<Name, Map<RecordKey, Stored>>, name: Name, key: RecordKey, next: Stored | undefined): void {
    const table = tables.get(name);
    if (table) this.#answers.delete(table);
    if (next) {
      if (table) table.set(key, next);
      else tables.set(name, new Map([[key, next]]));
    } else if (table?.delete(key) && table.size === 0) tables.delete(name);
  }

  /** Puts `next` where `previous` was; either may be absent. */
  place(kind: RecordKind, key: RecordKey, previous: Stored | undefined, next: Stored | undefined): void {
    this.#set(this.#kinds, kind, key, next);
    const namespace = namespaceOf(key);
    if (namespace !== undefined) this.#set(this.#namespaces, `${kind}/${namespace}`, key, next);
    for (const { name, keys } of indexesOfKind.get(kind) ?? []) {
      const nextKeys = next ? keys(next.value) : [];
      if (previous) for (const old of keys(previous.value)) if (!nextKeys.includes(old)) this.#set(this.#indexes, `${name} ${old}`, key, undefined);
      for (const fresh of nextKeys) this.#set(this.#indexes, `${name} ${fresh}`, key, next);
    }
  }
}

function namespaceOf(key: RecordKey): string | undefined {
  const first = key.indexOf("/");
  const second = key.indexOf("/", first + 1);
  return second < 0 ? undefined : key.slice(first + 1, second);
}
