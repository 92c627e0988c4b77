/** Installs the dependencies when they are missing or older than the lock file; itself it needs nothing but Node. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const oldest = [20, 19];

/** The lock file as npm left it after its last install says what is there: its absence means nothing is. */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, `file://${root}`), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Packages of the lock file that are not there in the version wanted; optional ones may be missing. */
function stalePackages() {
  const wanted = lockedPackages("package-lock.json") ?? {};
  const present = lockedPackages("node_modules/.package-lock.json");
  if (!present) return ["everything"];
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== "" && present[path]?.version !== entry.version)
    .filter(([path, entry]) => present[path] || !(entry.optional || entry.devOptional))
    .map(([path]) => path.replace(/^node_modules\//, ""));
}

function main() {
  const version = process.versions.node.split(".").map(Number);
  if (version[0] < oldest[0] || (version[0] === oldest[0] && version[1] < oldest[1])) {
    console.error(`Afterpod needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}.`);
    return 1;
  }
  const stale = stalePackages();
  if (stale.length === 0) return 0;
  console.error(stale[0] === "everything" ? "Installing dependencies…" : `Updating ${stale.length} dependencies…`);
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const result = spawnSync(command, [...first, "ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: command === "npm" && process.platform === "win32",
  });
  if (result.status !== 0) console.error("`npm ci` failed; its words above say why. Is there a network?");
  return result.status ?? 1;
}

process.exit(main());
