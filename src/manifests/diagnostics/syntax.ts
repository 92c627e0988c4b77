/** Documents that cannot be read: go-yaml's words, at the line where the text goes wrong. */
import { isMap, isSeq } from "yaml";
import { message } from "#i18n";
import { decodeStream } from "../decode-stream.ts";
import { culpritOf } from "./culprit.ts";
import type { Problem } from "./problem.ts";
import { keyText, pairsOf, type WrittenDocument } from "./written-document.ts";

/** Why kubectl cannot read the document; `undefined` when it can. */
export function syntaxProblem(document: WrittenDocument): Problem | undefined {
  const { error } = decodeStream(document.lines.join("\n"));
  if (error === undefined) return undefined;
  const { place, ...advice } = culpritOf(error, document);
  return { ...place, severity: "error", text: error, ...advice };
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
