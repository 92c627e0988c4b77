/** The cluster's thread: a host that beats sixty times a second. */
import { Host } from "./host.ts";
import type { Request } from "./protocol.ts";

const host = new Host((report) => postMessage(report), () => performance.now());

addEventListener("message", ({ data }: MessageEvent<Request>) => host.take(data));
setInterval(() => host.beat(), 16);
