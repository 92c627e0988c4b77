/** Documents that cannot be read: go-yaml's words, at the line where the text goes wrong. */
import { isMap, isSeq } from "yaml";
import { message } from "#i18n";
import { decodeStream } from "../decode-stream.ts";
import type { Fix, Problem } from "./problem.ts";
import { keyText, type Place, pairsOf, type WrittenDocument } from "./written-document.ts";

/** Why kubectl cannot read the document; `undefined` when it can. */
export function syntaxProblem(document: WrittenDocument): Problem | undefined {
  const { error } = decodeStream(document.lines.join("\n"));
  if (error === undefined) return undefined;
  const place = placeOf(error, document);
  const line = document.textAt(place);
  const { hint, fix } = advice(line);
  return { ...place, severity: "error", text: error, ...(hint ? { hint } : {}), ...(fix ? { fix } : {}) };
}

/** libyaml's parser counts from where a block began, so the reader's own place is the better one; JSON tells an offset. */
function placeOf(error: string, document: WrittenDocument): Place {
  const offset = /offset (\d+)/.exec(error)?.[1];
  if (offset !== undefined) {
    const before = document.lines.join("\n").slice(0, Number(offset));
    return document.placeOfLine(before.split("\n").length - 1);
  }
  const template = document.lines.findIndex((line) => /[:-]\s+\{\{/.test(line));
  if (/invalid map key/.test(error) && template >= 0) return document.placeOfLine(template);
  const tab = document.lines.findIndex((line) => /^ *\t/.test(line));
  if (/tab|cannot start any token/.test(error) && tab >= 0) return document.placeOfLine(tab);
  const told = Number(/line (\d+)/.exec(error)?.[1] ?? 1);
  return document.brokenAt ?? document.placeOfLine(told - 1);
}

function advice(line: string): { readonly hint?: Problem["hint"]; readonly fix?: Fix } {
  const tabs = /^ *(\t+)/.exec(line)?.[1];
  if (tabs !== undefined)
    return { hint: message("hint.tab"), fix: { from: tabs, to: "  ".repeat(tabs.length) } };
  if (line.includes("{{")) return { hint: message("hint.template") };
  return {};
}

/** Keys that a map has twice: kubectl keeps the last and says nothing (`sigs.k8s.io/yaml`). */
export function duplicateKeys(document: WrittenDocument): readonly Problem[] {
  const problems: Problem[] = [];
  const look = (node: unknown): void => {
    const seen = new Set<string>();
    for (const { key, value } of [...pairsOf(node)].reverse()) {
      const name = keyText(key);
      const place = document.placeOf(key);
      if (seen.has(name) && name !== "<<" && place) {
        problems.push({
          ...place,
          severity: "warning",
          text: "",
          hint: message("hint.duplicate", { field: name }),
        });
      }
      seen.add(name);
      look(value);
    }
    if (isSeq(node)) for (const item of node.items) look(item);
  };
  if (isMap(document.contents) || isSeq(document.contents)) look(document.contents);
  return problems;
}
