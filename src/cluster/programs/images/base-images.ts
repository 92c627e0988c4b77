/** Images that are a userland and nothing else: busybox, Alpine, Debian and its kin. */
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { alpineUserland, busyboxUserland, debianUserland } from "./userlands.ts";

export const busybox: ImageFamily = {
  repositories: [
    "docker.io/library/busybox",
    "k8s.gcr.io/busybox",
    "registry.k8s.io/busybox",
    "gcr.io/google_containers/busybox",
    "registry.k8s.io/e2e-test-images/busybox",
    "gcr.io/google-containers/busybox",
  ],
  content: () => ({
    files: busyboxUserland,
    env: { PATH: STANDARD_PATH },
    entrypoint: [],
    command: ["sh"],
    workingDir: "/",
    sizeBytes: 2_156_518,
  }),
};

const alpineVersion = (tag: string): string =>
  /^\d+\.\d+$/.test(tag) ? `${tag}.0` : /^\d+\.\d+\.\d+/.test(tag) ? tag : "3.22.0";

export const alpine: ImageFamily = {
  repositories: ["docker.io/library/alpine"],
  content: (tag) => ({
    files: alpineUserland(alpineVersion(tag)),
    env: { PATH: STANDARD_PATH },
    entrypoint: [],
    command: ["/bin/sh"],
    workingDir: "/",
    sizeBytes: 3_021_620,
  }),
};

export const debian: ImageFamily = {
  repositories: ["docker.io/library/debian", "docker.io/library/ubuntu", "docker.io/library/bash"],
  content: () => ({
    files: debianUserland(),
    env: { PATH: STANDARD_PATH },
    entrypoint: [],
    command: ["bash"],
    workingDir: "/",
    sizeBytes: 29_715_000,
  }),
};
