/**
 * Images that the machines hold from the first day, as those of the recordings do; all others are pulled when
 * they are asked for.
 */
export const imagesOnNodes: readonly string[] = [
  "busybox:1.36",
  "nginx:alpine",
  "registry.k8s.io/build-image/debian-base:bookworm-v1.0.4",
];
