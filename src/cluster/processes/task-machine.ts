/** What a process sees of the machine it runs on. */
import type { ClusterClient } from "../client/client.ts";
import type { View } from "../component.ts";
import type { Ms } from "../state/record.ts";
import { epochMs } from "../time/epoch.ts";
import type { Network } from "./network.ts";
import type { PodNetwork } from "./pod-network.ts";
import type { ProcessMachine } from "./process.ts";
import type { Task } from "./task.ts";

interface MachineWorld {
  readonly view: View;
  readonly network: PodNetwork;
  readonly client: (task: Task) => ClusterClient;
}

export class TaskMachine implements ProcessMachine {
  readonly epochMs = epochMs;
  readonly #task: Task;
  readonly #world: MachineWorld;
  #client: ClusterClient | undefined;

  constructor(task: Task, world: MachineWorld) {
    this.#task = task;
    this.#world = world;
  }

  get hostname(): string {
    return this.#task.surroundings.hostname;
  }

  get address(): string {
    return this.#task.surroundings.address;
  }

  get now(): Ms {
    return this.#world.view.now;
  }

  get network(): Network {
    return this.#world.network.of(this.#task);
  }

  get cluster(): ClusterClient | undefined {
    if (this.#task.surroundings.machine !== "host") return undefined;
    this.#client ??= this.#world.client(this.#task);
    return this.#client;
  }

  random(purpose: string): number {
    return this.#world.view.random.number(purpose, this.#task.key);
  }
}
