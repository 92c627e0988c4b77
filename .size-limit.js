/**
 * What has to arrive before the first picture: the page, all it imports at once, and its worker with records
 * and API server. Before the first line can run, what the worker fetches next as well: components, programs
 * and the terminal.
 */
import { readdirSync, readFileSync } from "node:fs";

const built = "dist";

/** Files of a chunk, of what it imports statically, and their styles. */
function filesOf(manifest, key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const { file, imports = [], css = [] } = manifest[key];
  return [file, ...css, ...imports.flatMap((other) => filesOf(manifest, other, seen))];
}

/** A worker's files are in no manifest: its imports are read from its code. */
const statically = /(?:\bfrom|\bimport) ?["'`]\.\/([^"'`]+)["'`]/g;
const dynamically = /\bimport\(["'`]\.\/([^"'`]+)["'`]\)/g;

function filesOfWorker(file, wanted, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(`${built}/${file}`, "utf8");
  const imported = wanted.flatMap((how) => [...code.matchAll(how)].map(([, name]) => `assets/${name}`));
  return [file, ...imported.flatMap((other) => filesOfWorker(other, wanted, seen))];
}

const manifest = JSON.parse(readFileSync(`${built}/.vite/manifest.json`, "utf8"));
const page = ["index.html", ...filesOf(manifest, "index.html")];
const worker = readdirSync(`${built}/assets`).find((file) => /^cluster\.worker.*\.js$/.test(file));

function limit(name, most, imports) {
  const files = new Set([...page, ...filesOfWorker(`assets/${worker}`, imports)]);
  return { name, path: [...files].map((file) => `${built}/${file}`), limit: most, gzip: true };
}

export default [
  limit("before the first picture", "350 kB", [statically]),
  limit("before the first line runs", "700 kB", [statically, dynamically]),
];
