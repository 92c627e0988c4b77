/** Text as `go-cmp` lays it out: lists on one line where they fit, else one record a line, keys aligned. */

export type Sign = " " | "-" | "+";

/** A piece of text: one line, or a list of records between a prefix and a suffix. */
export type Text =
  | { readonly kind: "line"; readonly text: string }
  | {
      readonly kind: "list";
      readonly prefix: string;
      readonly records: readonly TextRecord[];
      readonly suffix: string;
    };

export interface TextRecord {
  readonly sign?: Sign;
  readonly key: string;
  readonly value: Text;
  readonly comment?: string;
}

export const ellipsis: Text = { kind: "line", text: "..." };

/** Removed and inserted values longer than this are spread over lines. */
const maxColumns = 80;

export function line(text: string): Text {
  return { kind: "line", text };
}

/** The text with something put before it. */
export function prefixed(prefix: string, text: Text): Text {
  return text.kind === "line" ? line(prefix + text.text) : { ...text, prefix: prefix + text.prefix };
}

/** A list that can be one line becomes one (`formatCompactTo`). */
export function compacted(text: Text, sign: Sign = " "): Text {
  if (text.kind === "line") return text;
  const records = text.records.map((record) => ({
    ...record,
    value: compacted(record.value, record.sign ?? sign),
  }));
  const joined = records
    .map(({ key, value }) => `${key === "" ? "" : `${key}: `}${value.kind === "line" ? value.text : ""}`)
    .join(", ");
  const spread = records.some(
    (record) => record.sign !== undefined || record.value.kind === "list" || record.comment !== undefined,
  );
  if (spread || (sign !== " " && joined.length > maxColumns)) return { ...text, records };
  return line(`${text.prefix}${joined}${text.suffix}`);
}

/** The lines of a compacted text, each with its sign and indentation (`formatExpandedTo`). */
export function expanded(text: Text, sign: Sign = " ", depth = 0): string {
  if (text.kind === "line") return text.text;
  const indent = (mark: Sign, level: number) => `\n${mark} ${"\t".repeat(level)}`;
  const end = `${indent(sign, depth)}${text.suffix}`;
  if (text.records.every(isSimple) && text.records.length > 0) {
    const rows = batched(text.records).map((row) => `${indent(sign, depth + 1)}${row}`);
    return `${text.prefix}${rows.join("")}${end}`;
  }
  const padding = keyPadding(text.records);
  const rows = text.records.map((record, index) => {
    const mark = record.sign ?? sign;
    const key = record.key === "" ? "" : `${record.key}: `;
    const comma = record.value === ellipsis ? "" : ",";
    const comment = record.comment === undefined ? "" : ` // ${record.comment}`;
    const value = expanded(record.value, mark, depth + 1);
    return `${indent(mark, depth + 1)}${key}${" ".repeat(padding[index] ?? 0)}${value}${comma}${comment}`;
  });
  return `${text.prefix}${rows.join("")}${end}`;
}

function isSimple(record: TextRecord): boolean {
  return (
    record.sign === undefined &&
    record.key === "" &&
    record.value.kind === "line" &&
    record.comment === undefined
  );
}

function batched(records: readonly TextRecord[]): readonly string[] {
  const rows: string[] = [];
  let row = "";
  for (const { value } of records) {
    const text = value.kind === "line" ? value.text : "";
    if (row !== "" && row.length + text.length + 2 > maxColumns) {
      rows.push(row.trimEnd());
      row = "";
    }
    row += `${text}, `;
  }
  return [...rows, row.trimEnd()];
}

/** Keys are aligned within each run of one-line records. */
function keyPadding(records: readonly TextRecord[]): readonly number[] {
  const padding = records.map(() => 0);
  let run: number[] = [];
  const close = () => {
    const longest = Math.max(0, ...run.map((at) => records[at]?.key.length ?? 0));
    for (const at of run) padding[at] = longest - (records[at]?.key.length ?? 0);
    run = [];
  };
  records.forEach((record, at) => {
    if (record.key === "" || record.value.kind !== "line") close();
    else run.push(at);
  });
  close();
  return padding;
}
