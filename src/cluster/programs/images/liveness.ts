/** The example of the Kubernetes documentation: healthy for ten seconds, sick from then on. */
import type { Program } from "../../processes/process.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { response, serve } from "./servers.ts";
import { executable, withFiles } from "./tree.ts";
import { busyboxUserland } from "./userlands.ts";

const HEALTHY_MS = 10_000;

const liveness: Program = (process) => {
  const startedMs = process.machine.now;
  return serve(process, {
    port: 8080,
    // biome-ignore lint/correctness/useYield: an answer is a generator even where it waits for nothing
    *answer({ path }) {
      const aliveMs = process.machine.now - startedMs;
      if (path !== "/healthz") return response(404, "404 page not found\n", "text/plain");
      if (aliveMs <= HEALTHY_MS) return response(200, "ok", "text/plain");
      return response(500, `error: ${aliveMs / 1000}`, "text/plain");
    },
  });
};

const files = withFiles(busyboxUserland, { "/server": executable("liveness") });

export const livenessImage: ImageFamily = {
  repositories: ["k8s.gcr.io/liveness", "registry.k8s.io/liveness", "gcr.io/google_containers/liveness"],
  content: () => ({
    files,
    env: { PATH: STANDARD_PATH },
    entrypoint: [],
    command: ["/server"],
    workingDir: "/",
    sizeBytes: 1_823_000,
  }),
  programs: { liveness },
};
