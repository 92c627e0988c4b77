/**
 * The fields of one YAML document and the lines they stand on, found by indentation: half-written text has
 * fields, too.
 */

export interface WrittenField {
  /** `spec.containers[0].image`; an item of a list is a field as well: `spec.containers[0]`. */
  readonly path: string;
  /** Lines from 1, both included. */
  readonly from: number;
  to: number;
  /** What stands behind the colon, without quotes. */
  readonly value?: string;
}

interface Open {
  readonly field: WrittenField;
  readonly indent: number;
  readonly isItem: boolean;
  /** How many items of its list have been read. */
  items: number;
}

/** In order of the text. `firstLine` is the number of the document's first line. */
export function writtenFields(lines: readonly string[], firstLine = 1): readonly WrittenField[] {
  const fields: WrittenField[] = [];
  let open: Open[] = [];
  const start = (name: string, indent: number, line: number, isItem: boolean, value?: string): void => {
    const parent = open.at(-1)?.field.path ?? "";
    const path = isItem ? `${parent}${name}` : parent === "" ? name : `${parent}.${name}`;
    const field: WrittenField = { path, from: line, to: line, ...(value === undefined ? {} : { value }) };
    fields.push(field);
    open.push({ field, indent, isItem, items: 0 });
  };
  for (const [at, whole] of lines.entries()) {
    const number = firstLine + at;
    const text = whole.replace(/(^|\s)#.*$/, "").trimEnd();
    if (text.trim() === "") continue;
    let indent = text.search(/\S/);
    let rest = text.slice(indent);
    while (/^-(\s|$)/.test(rest)) {
      // A list may stand at the same indentation as the key it belongs to.
      open = open.filter((field) => field.indent < indent || (field.indent === indent && !field.isItem));
      const list = open.at(-1);
      start(`[${list?.items ?? 0}]`, indent, number, true);
      if (list) list.items += 1;
      const inner = rest.slice(1).search(/\S/);
      if (inner < 0) rest = "";
      else {
        indent += 1 + inner;
        rest = rest.slice(1 + inner);
      }
    }
    const [, key, value] = /^["']?([\w./-]+)["']?:(?:\s+(.*))?$/.exec(rest) ?? [];
    if (key !== undefined) {
      open = open.filter((field) => field.indent < indent);
      start(key, indent, number, false, value?.replace(/^["']|["']$/g, ""));
    }
    for (const { field, indent: outer } of open)
      if (outer < indent || field.from === number) field.to = number;
  }
  return fields;
}

export interface WrittenDocument {
  readonly text: string;
  readonly firstLine: number;
}

/** The documents of a file, with the line each begins on. */
export function writtenDocuments(text: string): readonly WrittenDocument[] {
  const documents: WrittenDocument[] = [];
  const lines = text.split("\n");
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !/^---(\s|$)/.test(lines[at]!)) continue;
    documents.push({ text: lines.slice(start, at).join("\n"), firstLine: start + 1 });
    start = at + 1;
  }
  return documents;
}
