/** New sizes for a Deployment's ReplicaSets, gathered and then written at once. */
import type { Deployment } from "#api";
import { type EventNotice, update, type Write } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { sizeAnnotations, sizeOf } from "./replica-sets.ts";

/** Later steps of one look see the sizes of the earlier ones. */
export class Sizing {
  readonly #deployment: Stored<"Deployment">;
  readonly #sizes = new Map<Stored<"ReplicaSet">, number>();
  readonly #events: EventNotice[] = [];

  constructor(deployment: Stored<"Deployment">) {
    this.#deployment = deployment;
  }

  sizeOf(set: Stored<"ReplicaSet">): number {
    return this.#sizes.get(set) ?? sizeOf(set);
  }

  /** Whether anything is to be written. */
  get isEmpty(): boolean {
    return this.#sizes.size === 0;
  }

  scale(set: Stored<"ReplicaSet">, size: number): void {
    const before = this.sizeOf(set);
    if (before === size) return;
    this.#sizes.set(set, size);
    const direction = size > before ? "up" : "down";
    const message = `Scaled ${direction} replica set ${set.value.metadata.name} from ${before} to ${size}`;
    this.#events.push({
      about: this.#deployment.value,
      type: "Normal",
      reason: "ScalingReplicaSet",
      message,
    });
  }

  /** The sizes of a proportional scaling are noted even where they stay. */
  annotate(set: Stored<"ReplicaSet">): void {
    this.#sizes.set(set, this.sizeOf(set));
  }

  writes(): readonly Write[] {
    const deployment: Deployment = this.#deployment.value;
    return [...this.#sizes].flatMap(([set, size]) => {
      const annotations = { ...set.value.metadata.annotations, ...sizeAnnotations(deployment) };
      const isNoted = Object.entries(annotations).every(
        ([key, text]) => set.value.metadata.annotations?.[key] === text,
      );
      if (isNoted && size === sizeOf(set)) return [];
      const metadata = { ...set.value.metadata, annotations };
      const value = { ...set.value, metadata, spec: { ...set.value.spec, replicas: size } };
      return [update(value, { reason: "Scaled", because: [this.#deployment, set] })];
    });
  }

  get events(): readonly EventNotice[] {
    return this.#events;
  }
}
