/** The latest of everything, by key, by kind and by index. */
import { type IndexedKind, type IndexName, indexesOfKind } from "./indexes.ts";
import type { RecordKey, RecordKind, Stored } from "./record.ts";
import { Shelf } from "./shelf.ts";

/** A table of records that is placed into, never decided upon: the log decides. */
export class Records {
  readonly #kinds = new Map<RecordKind, Shelf>();
  readonly #namespaces = new Map<string, Shelf>();
  readonly #indexes = new Map<IndexName, Map<string, Shelf>>();

  get<Kind extends RecordKind>(kind: Kind, id: string): Stored<Kind> | undefined {
    return this.#kinds.get(kind)?.get(id) as Stored<Kind> | undefined;
  }

  /** In order of creation. With a namespace, only what is in it. */
  list<Kind extends RecordKind>(kind: Kind, namespace?: string): readonly Stored<Kind>[] {
    const shelf =
      namespace === undefined ? this.#kinds.get(kind) : this.#namespaces.get(`${kind}/${namespace}`);
    return (shelf?.all() ?? nothing) as unknown as readonly Stored<Kind>[];
  }

  count(kind: RecordKind): number {
    return this.#kinds.get(kind)?.size ?? 0;
  }

  kinds(): readonly RecordKind[] {
    return [...this.#kinds.keys()];
  }

  /**
   * The records that an index files under `key`, in order of creation. Unchanged records give the same array.
   */
  by<Name extends IndexName>(name: Name, key: string): readonly Stored<IndexedKind<Name>>[] {
    const shelf = this.#indexes.get(name)?.get(key);
    return (shelf?.all() ?? nothing) as unknown as readonly Stored<IndexedKind<Name>>[];
  }

  #index(name: IndexName): Map<string, Shelf> {
    const known = this.#indexes.get(name);
    if (known) return known;
    const index = new Map<string, Shelf>();
    this.#indexes.set(name, index);
    return index;
  }

  /** Puts `next` where `previous` was; either may be absent. */
  place(kind: RecordKind, key: RecordKey, previous: Stored | undefined, next: Stored | undefined): void {
    const id = (next ?? previous)?.id ?? key.slice(kind.length + 1);
    file(this.#kinds, kind, id, next);
    const slash = id.indexOf("/");
    if (slash > 0) file(this.#namespaces, `${kind}/${id.slice(0, slash)}`, id, next);
    for (const { name, keys } of indexesOfKind.get(kind) ?? noIndexes) {
      const index = this.#index(name);
      const nextKeys = next ? keys(next.value) : noKeys;
      if (previous)
        for (const old of keys(previous.value)) if (!nextKeys.includes(old)) file(index, old, id, undefined);
      for (const fresh of nextKeys) file(index, fresh, id, next);
    }
  }
}

const nothing: readonly Stored[] = Object.freeze([]);
const noKeys: readonly string[] = [];
const noIndexes: NonNullable<ReturnType<typeof indexesOfKind.get>> = [];

/** Puts a record on the shelf of a name, or takes it off; a shelf that is empty goes. */
function file<Name>(shelves: Map<Name, Shelf>, name: Name, id: string, next: Stored | undefined): void {
  const shelf = shelves.get(name);
  if (next) {
    if (shelf) shelf.put(id, next);
    else shelves.set(name, new Shelf(id, next));
  } else if (shelf?.take(id)) shelves.delete(name);
}
