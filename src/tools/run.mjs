/**
 * Runs a tool written in TypeScript on any Node: `node src/tools/run.mjs TOOL.ts ARGUMENTS…`, bundled once
 * per content.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { install } from "./install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "afterpod");
const hourMs = 3_600_000;

/** Everything a tool may be made of: no tests, no page, no recordings. */
function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(ui|recordings)$/.test(entry.name) ? [] : sources(path);
    return /\.test\.tsx?$|^agreed\.json$/.test(entry.name) ? [] : [path];
  });
}

function contentKey() {
  const hash = createHash("sha1");
  for (const path of ["package-lock.json", ...sources("src").sort(), ...sources("e2e").sort()]) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Bundles into a folder of its own and renames it, so that two runs at once cannot meet half a bundle. */
async function bundle(entry, target) {
  const { build } = await import("vite");
  const unfinished = `${target}.${process.pid}`;
  await build({
    configFile: false,
    root,
    logLevel: "error",
    publicDir: false,
    build: {
      ssr: entry,
      outDir: unfinished,
      target: "node20",
      minify: false,
      reportCompressedSize: false,
      rollupOptions: { output: { entryFileNames: "tool.mjs" } },
    },
  });
  if (existsSync(target)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, target);
}

function forgetOlderThan(ageMs) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > ageMs) rmSync(path, { recursive: true, force: true });
  }
}

async function main([entry, ...rest]) {
  const installed = install();
  if (installed !== 0) process.exit(installed);
  const target = join(cache, `${basename(entry, ".ts")}-${contentKey()}`);
  if (!existsSync(target)) {
    mkdirSync(cache, { recursive: true });
    forgetOlderThan(hourMs);
    await bundle(entry, target).catch((error) => {
      console.error(error.message);
      process.exit(1);
    });
  }
  process.argv = [process.argv[0], entry, ...rest];
  await import(pathToFileURL(join(target, "tool.mjs")).href);
}

await main(process.argv.slice(2));
