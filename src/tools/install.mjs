/**
 * Installs the dependencies when they are missing or older than the lock file; itself it needs nothing but
 * Node.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const oldest = [20, 19];

/** The packages a lock file lists; npm leaves one in node_modules too, after each install. */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, root), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Packages of the lock file that are not there in the wanted version; those of other platforms may be
 * missing.
 */
function stalePackages() {
  const wanted = lockedPackages("package-lock.json") ?? {};
  const present = lockedPackages("node_modules/.package-lock.json");
  if (!present) return undefined;
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== "" && present[path]?.version !== entry.version)
    .filter(([path, entry]) => present[path] || !(entry.optional || entry.devOptional))
    .map(([path]) => path);
}

/** Returns the exit code: 0 when everything is there. Whatever it says goes to standard error. */
export function install() {
  const version = process.versions.node.split(".").map(Number);
  if (version[0] < oldest[0] || (version[0] === oldest[0] && version[1] < oldest[1])) {
    console.error(`Afterpod needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}.`);
    return 1;
  }
  const stale = stalePackages();
  if (stale?.length === 0) return 0;
  console.error(stale ? `Updating ${stale.length} dependencies…` : "Installing dependencies…");
  const npm = process.env.npm_execpath;
  const known = npm?.endsWith(".js");
  const result = spawnSync(known ? process.execPath : "npm", [...(known ? [npm] : []), "ci"], {
    cwd: fileURLToPath(root),
    stdio: ["ignore", 2, 2],
    shell: !known && process.platform === "win32",
  });
  if (result.status !== 0) console.error("`npm ci` failed; its words above say why. Is there a network?");
  return result.status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(install());
