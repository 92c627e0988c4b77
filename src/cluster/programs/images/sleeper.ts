/**
 * The sleeping Pod of "Learn Kubernetes in a Month of Lunches": its shell waits for a loop in the background.
 */
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { alpineUserland } from "./userlands.ts";

export const sleeper: ImageFamily = {
  repositories: ["docker.io/kiamol/ch03-sleep"],
  content: () => ({
    files: alpineUserland("3.15.0"),
    env: { PATH: STANDARD_PATH },
    entrypoint: [],
    command: ["/bin/sh", "-c", "trap : TERM INT; (while true; do sleep 1000; done) & wait"],
    workingDir: "/",
    sizeBytes: 3_021_693,
  }),
};
