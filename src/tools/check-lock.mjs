/** Checks that the lock file has an entry for every platform's binary and the address of no registry. */
import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
const packages = JSON.parse(text).packages;
const paths = Object.keys(packages);

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !paths.some((other) => other.endsWith(`node_modules/${name}`)))
    .map((name) => `${path} lacks its optional ${name}: other platforms would get no binary`),
);
const addressed = paths.filter((path) => packages[path].resolved?.startsWith("http"));
const faults = [...missing, ...addressed.map((path) => `${path} names the address of a registry`)];

for (const fault of faults) console.error(fault);
console.log(`package-lock.json: ${paths.length} packages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
