/** A session whose cluster runs in a thread of its own. */
import type { Report, Request } from "./protocol.ts";
import { type Line, Session } from "./store.ts";

export function sessionInWorker(): Session {
  const worker = new Worker(new URL("./cluster.worker.ts", import.meta.url), { type: "module" });
  const line: Line = {
    send: (request: Request) => worker.postMessage(request),
    listen(listener) {
      worker.addEventListener("message", ({ data }: MessageEvent<Report>) => listener(data));
      worker.addEventListener("error", ({ message }) => listener({ type: "failed", error: message }));
    },
  };
  return new Session(line);
}
