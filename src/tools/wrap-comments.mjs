/** Breaks comments longer than a line may be, which the formatter leaves alone; a part of `npm run fix`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const width = 110;

function codeFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "recordings" ? [] : codeFiles(path);
    return /\.(?:tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** Words into lines, each behind the prefix; a word that is too long stands alone. */
function wrapped(text, prefix) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && prefix.length + longer.length > width) {
      lines.push(prefix + line);
      line = word;
    } else line = longer;
  }
  return [...lines, prefix + line];
}

function wrapLine(line) {
  if (line.length <= width || /biome-ignore|https?:\/\//.test(line)) return [line];
  const single = /^(\s*)\/\*\* (.*) \*\/$/.exec(line);
  if (single) {
    const [, indent, text] = single;
    return [`${indent}/**`, ...wrapped(text, `${indent} * `), `${indent} */`];
  }
  const continued = /^(\s*(?:\*|\/\/) )(\S.*)$/.exec(line);
  return continued ? wrapped(continued[2], continued[1]) : [line];
}

let changed = 0;
for (const path of [...codeFiles("src"), ...codeFiles("e2e")]) {
  const text = readFileSync(join(root, path), "utf8");
  const next = text.split("\n").flatMap(wrapLine).join("\n");
  if (next === text) continue;
  writeFileSync(join(root, path), next);
  changed += 1;
}
console.log(`comments wrapped in ${changed} files`);
