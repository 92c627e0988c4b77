/**
 * The scheduler's picture of the nodes, kept up to date by what has changed. `pkg/scheduler/backend/cache`
 */
import type { Node, Pod } from "#api";
import type { View } from "../component.ts";
import type { Change, Revision } from "../state/record.ts";
import { hostPortsOf, isFinished, loadOf, type NodeState, type Taken } from "./node-state.ts";
import { type Amounts, amountsOf } from "./pod-requests.ts";

interface Cache {
  revision: Revision;
  readonly byName: Map<string, CachedNode>;
  states: readonly NodeState[];
}

const caches = new WeakMap<View, Cache>();

/** The nodes in order of creation. Only what has changed since the last look is reckoned again. */
export function nodeStates(view: View): readonly NodeState[] {
  const cache = caches.get(view) ?? { revision: 0, byName: new Map(), states: [] };
  caches.set(view, cache);
  let hasOtherNodes = false;
  for (const change of view.changesAfter(cache.revision)) {
    if (change.kind === "Node") hasOtherNodes = placeNode(cache, change as Change<"Node">) || hasOtherNodes;
    else if (change.kind === "Pod") placePod(cache, change as Change<"Pod">);
  }
  cache.revision = view.revision;
  if (hasOtherNodes) cache.states = view.list("Node").map(({ id }) => cache.byName.get(id)!);
  return cache.states;
}

/** True when there is another set of nodes than before. */
function placeNode({ byName }: Cache, { before, after }: Change<"Node">): boolean {
  const name = (after ?? before)!.id;
  const known = byName.get(name);
  if (known && after) known.node = after.value;
  // Pods that name a node which is not there are found again when it comes.
  else if (after) byName.set(name, new CachedNode(after.value));
  return before === undefined || after === undefined || known === undefined;
}

function placePod({ byName }: Cache, { before, after }: Change<"Pod">): void {
  const was = before && !isFinished(before.value) ? before.value : undefined;
  const is = after && !isFinished(after.value) ? after.value : undefined;
  const { id } = (after ?? before)!;
  if (was && was.spec !== is?.spec) byName.get(was.spec.nodeName ?? "")?.remove(id, was);
  if (!is?.spec.nodeName) return;
  const node = byName.get(is.spec.nodeName) ?? new CachedNode(undefined);
  byName.set(is.spec.nodeName, node);
  node.put(id, is, was?.spec === is.spec);
}

/** A node whose sums follow its Pods one by one. */
class CachedNode implements NodeState {
  readonly #pods = new Map<string, Pod>();
  #asked: Record<string, number> = {};
  #assumed = { cpu: 0, memory: 0 };
  #node: Node | undefined;
  #allocatable: Amounts = {};
  #list: readonly Pod[] | undefined;
  #ports: Taken["ports"] | undefined;
  #withAffinity: readonly Pod[] | undefined;

  constructor(node: Node | undefined) {
    if (node) this.node = node;
  }

  get name(): string {
    return this.node.metadata.name;
  }

  get node(): Node {
    return this.#node!;
  }

  set node(node: Node) {
    if (node.status !== this.#node?.status) this.#allocatable = amountsOf(node.status?.allocatable);
    this.#node = node;
  }

  get allocatable(): Amounts {
    return this.#allocatable;
  }

  get podCount(): number {
    return this.#pods.size;
  }

  get pods(): readonly Pod[] {
    this.#list ??= [...this.#pods.values()];
    return this.#list;
  }

  get withAffinity(): readonly Pod[] {
    this.#withAffinity ??= this.pods.filter(
      ({ spec: { affinity } }) => affinity?.podAffinity ?? affinity?.podAntiAffinity,
    );
    return this.#withAffinity;
  }

  get taken(): Taken {
    this.#ports ??= this.pods.flatMap(hostPortsOf);
    return { asked: this.#asked, assumed: this.#assumed, ports: this.#ports };
  }

  put(id: string, pod: Pod, isCounted: boolean): void {
    if (!isCounted || !this.#pods.has(id)) this.#count(pod, 1);
    this.#pods.set(id, pod);
    this.#list = undefined;
    const { affinity, containers } = pod.spec;
    if (!isCounted && (affinity || this.#withAffinity?.length)) this.#withAffinity = undefined;
    if (!isCounted && (this.#ports?.length || containers.some(({ ports }) => ports))) this.#ports = undefined;
  }

  remove(id: string, pod: Pod): void {
    if (!this.#pods.delete(id)) return;
    this.#count(pod, -1);
    this.#list = undefined;
    this.#ports = undefined;
    this.#withAffinity = undefined;
  }

  #count({ spec }: Pod, sign: 1 | -1): void {
    const { asked, assumed } = loadOf(spec);
    for (const name in asked) this.#asked[name] = (this.#asked[name] ?? 0) + sign * asked[name]!;
    this.#assumed.cpu += sign * assumed.cpu;
    this.#assumed.memory += sign * assumed.memory;
  }
}
