/** What has to arrive before the first picture: the page, all it imports at once, and the worker with the cluster. */
import { readdirSync, readFileSync } from "node:fs";

const built = "dist";
const lazyWorkers = /editor|yaml|json/;

/** Files of a chunk, of what it imports statically, and their styles. */
function filesOf(manifest, key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const { file, imports = [], css = [] } = manifest[key];
  return [file, ...css, ...imports.flatMap((other) => filesOf(manifest, other, seen))];
}

const manifest = JSON.parse(readFileSync(`${built}/.vite/manifest.json`, "utf8"));
const workers = readdirSync(`${built}/assets`).filter(
  (file) => /worker.*\.js$/i.test(file) && !lazyWorkers.test(file),
);
const files = new Set([...filesOf(manifest, "index.html"), ...workers.map((file) => `assets/${file}`)]);

export default [
  {
    name: "before the first picture",
    path: ["index.html", ...files].map((file) => `${built}/${file}`),
    limit: "350 kB",
    gzip: true,
  },
];
