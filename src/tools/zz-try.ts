/** try */
import { Cluster } from "#cluster";

const n = Number(process.argv[2] ?? 100);
const c = new Cluster({
  nodes: Array.from({ length: Math.ceil(n / 100) }, (_, i) => ({ name: `node-${i + 1}` })),
  images: ["busybox:1.36"],
});
const from = c.history.revision;
const t = performance.now();
for (let i = 0; i < n; i++)
  c.apiServer.create(
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: `p${i}`, namespace: "default" },
      spec: { containers: [{ name: "a", image: "busybox:1.36", command: ["sleep", "3600"] }] },
    } as never,
    { by: "user", reason: "x", because: [1] },
  );
c.runFor(20000);
const m = new Map<string, number>();
for (const ch of c.history.changes.slice(from)) {
  const k = `${ch.kind} ${ch.reason} ${ch.before ? (ch.after ? "~" : "-") : "+"}`;
  m.set(k, (m.get(k) ?? 0) + 1);
}
for (const [k, v] of [...m].sort((a, b) => b[1] - a[1])) console.log(v / n, k);
console.log(performance.now() - t, process.cpuUsage().user / 1000, c.work);
