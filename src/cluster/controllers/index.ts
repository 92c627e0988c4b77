/** The controllers of kube-controller-manager, in the order they look when several wake at one moment. */
import type { Component } from "../component.ts";
import { deploymentController } from "./deployment/deployment.ts";
import { replicaSetController } from "./replica-set/replica-set.ts";
import { replicationController } from "./replication-controller.ts";

export const controllers: readonly Component[] = [
  deploymentController,
  replicaSetController,
  replicationController,
];
