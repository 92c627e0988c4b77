/** Every component of the cluster, in the order they look when several wake at one moment. */
import { eventTtl } from "./api-server/event-ttl.ts";
import type { Component } from "./component.ts";
import { controllers } from "./controllers/index.ts";
import { kubelet } from "./kubelet/index.ts";
import { scheduler } from "./scheduler/index.ts";

export const components: readonly Component[] = [...controllers, scheduler, kubelet, eventTtl];
