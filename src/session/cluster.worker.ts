/** The cluster's thread: it beats sixty times a second. */
import { Opening } from "./opening.ts";
import type { Report, Request } from "./protocol.ts";

const report = (report: Report): void => postMessage(report);

const opening = new Opening({
  report,
  load: async () => {
    const { Host } = await import("./host.ts");
    return new Host(report, () => performance.now());
  },
});

addEventListener("message", ({ data }: MessageEvent<Request>) => opening.take(data));
setInterval(() => opening.beat(), 16);
