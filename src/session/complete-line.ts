/** What could stand where the cursor is, as this very cluster and its machines have it now. */
import type { KubernetesObject } from "#api";
import { type Cluster, SystemError } from "#cluster";
import { type Completion, complete, hostPrograms } from "#terminal";
import { WORKING_DIRECTORY } from "./sandbox.ts";

/** The words that this place knows beside the programs of the machine. */
const verbs = ["kill-container", "node", "settle", "wait"];

export function completeLine(line: string, cluster: Cluster): Completion {
  const files = cluster.processes.filesOn("host", { by: "user", because: () => [] });
  const namesIn = (folder: string): readonly string[] => {
    try {
      return files.list(folder);
    } catch (error) {
      if (error instanceof SystemError) return [];
      throw error;
    }
  };
  return complete(line, line.length, {
    programs: [...verbs, ...Object.keys(hostPrograms), ...namesIn("/usr/bin"), ...namesIn("/bin")],
    files: (folder) => {
      const path = folder.startsWith("/") ? folder : `${WORKING_DIRECTORY}/${folder}`;
      return namesIn(path).map((name) => {
        const found = `${path.replace(/\/$/, "")}/${name}`;
        return files.exists(found) && files.stat(found).type === "directory" ? `${name}/` : name;
      });
    },
    objects: (kind, namespace) =>
      cluster.history.list(kind as "Pod", namespace).map(({ value }) => value as KubernetesObject),
  });
}
