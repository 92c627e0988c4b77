/** The container that holds a Pod's network open. */
import type { Program } from "../../processes/process.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { runUntilSignal } from "./servers.ts";
import { directory, executable, withFiles } from "./tree.ts";

const pause: Program = (process) => runUntilSignal(process);

export const pauseImage: ImageFamily = {
  repositories: ["registry.k8s.io/pause", "k8s.gcr.io/pause", "gcr.io/google_containers/pause"],
  content: () => ({
    files: withFiles(directory(), { "/pause": executable("pause") }),
    env: { PATH: STANDARD_PATH },
    entrypoint: ["/pause"],
    command: [],
    workingDir: "/",
    sizeBytes: 320_368,
  }),
  programs: { pause },
};
