/** The controllers of kube-controller-manager, in the order they look when several wake at one moment. */
import type { Component } from "../component.ts";
import { attachDetachController } from "./attach-detach/attach-detach.ts";
import { cronJobController } from "./cron-job/cron-job.ts";
import { daemonSetController } from "./daemon-set/daemon-set.ts";
import { deploymentController } from "./deployment/deployment.ts";
import { disruptionController } from "./disruption.ts";
import { apiServerEndpoints } from "./endpoints/api-server-endpoints.ts";
import { endpointSliceMirroringController } from "./endpoints/endpoint-slice-mirroring.ts";
import { endpointSliceController } from "./endpoints/endpoint-slices.ts";
import { endpointsController } from "./endpoints/endpoints.ts";
import { csiDriverInstaller } from "./external-storage/csi-drivers.ts";
import { externalAttacher } from "./external-storage/external-attacher.ts";
import { externalProvisioner } from "./external-storage/external-provisioner.ts";
import {
  expandController,
  externalResizer,
  fileSystemExpander,
} from "./external-storage/volume-expansion.ts";
import { garbageCollector } from "./garbage-collector/garbage-collector.ts";
import { jobController, jobPodsController } from "./job/job.ts";
import { ttlAfterFinishedController } from "./job/ttl-after-finished.ts";
import { rootCertificatePublisher, serviceAccountController } from "./namespaces/default-objects.ts";
import { namespaceController } from "./namespaces/namespace.ts";
import { nodeLeases } from "./node/node-leases.ts";
import { nodeLifecycleController } from "./node/node-lifecycle.ts";
import { podGarbageCollector } from "./node/pod-garbage-collector.ts";
import { taintEvictionController } from "./node/taint-eviction.ts";
import { ephemeralVolumeController } from "./persistent-volumes/ephemeral-volumes.ts";
import { persistentVolumeController } from "./persistent-volumes/persistent-volumes.ts";
import { claimProtectionController, volumeProtectionController } from "./persistent-volumes/protection.ts";
import { replicaSetController } from "./replica-set/replica-set.ts";
import { replicationController } from "./replication-controller.ts";
import { statefulSetController } from "./stateful-set/stateful-set.ts";

export const controllers: readonly Component[] = [
  apiServerEndpoints,
  serviceAccountController,
  rootCertificatePublisher,
  namespaceController,
  nodeLeases,
  nodeLifecycleController,
  taintEvictionController,
  podGarbageCollector,
  deploymentController,
  replicaSetController,
  replicationController,
  statefulSetController,
  daemonSetController,
  jobController,
  jobPodsController,
  cronJobController,
  ttlAfterFinishedController,
  disruptionController,
  endpointsController,
  endpointSliceController,
  endpointSliceMirroringController,
  persistentVolumeController,
  ephemeralVolumeController,
  attachDetachController,
  expandController,
  csiDriverInstaller,
  externalProvisioner,
  externalAttacher,
  externalResizer,
  fileSystemExpander,
  claimProtectionController,
  volumeProtectionController,
  garbageCollector,
];
