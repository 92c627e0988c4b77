/** `ctr`, containerd's own client: the containers of a node without Kubernetes. */
import type { ProcessEntry } from "../../processes/process.ts";
import { signalNamed } from "../../processes/signals.ts";
import { type Applet, complain } from "./applet.ts";
import { readOptions } from "./options.ts";

const usage = "[-n NAMESPACE] task|container ls\n       ctr [-n NAMESPACE] task kill [-s SIGNAL] ID\n";

/** The first process of each container. */
function tasks(entries: readonly ProcessEntry[]): readonly ProcessEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ container }) => {
    if (container === undefined || seen.has(container)) return false;
    seen.add(container);
    return true;
  });
}

/** Columns with four blanks between them, as Go's tabwriter lays them out. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)) + 4);
  return rows.map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("")}\n`).join("");
}

export const ctr: Applet = {
  names: ["ctr"],
  usage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, {
      letters: "n:a:s:q",
      long: { namespace: "n", signal: "s" },
      usage,
    });
    if (typeof options === "number") return options;
    const [noun = "", verb = "", id] = options.operands;
    const inKubernetes = options.value("n") === "k8s.io";
    const found = inKubernetes ? tasks(process.list()) : [];
    if (/^(?:tasks?|t)$/.test(noun) && /^(?:ls|list)$/.test(verb)) {
      const rows = found.map(({ container = "", pid }) => [container, String(pid), "RUNNING"]);
      yield* process.print(table([["TASK", "PID", "STATUS"], ...rows]));
      return 0;
    }
    if (/^(?:containers?|c)$/.test(noun) && /^(?:ls|list)$/.test(verb)) {
      const rows = found.map(({ container = "" }) => [container, "-", "io.containerd.runc.v2"]);
      yield* process.print(table([["CONTAINER", "IMAGE", "RUNTIME"], ...rows]));
      return 0;
    }
    if (/^(?:tasks?|t)$/.test(noun) && verb === "kill") {
      const target = found.find(({ container }) => container === id);
      if (target !== undefined) process.kill(target.pid, signalNamed(options.value("s") ?? "TERM") ?? "TERM");
      else yield* complain(call, `no running task found: task ${id ?? ""} not found: not found`);
      return target === undefined ? 1 : 0;
    }
    yield* process.complain(`usage: ctr ${usage}`);
    return 1;
  },
};
