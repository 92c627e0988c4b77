/** Cuts a file into documents where kubectl does: at lines that start with `---`. */

export interface DocumentText {
  readonly text: string;
  /** Lines of the file before the document's first. */
  readonly linesBefore: number;
}

/**
 * A separator ends a document that has begun; one before anything has been read belongs to the document it
 * opens (`YAMLReader` of apimachinery's `pkg/util/yaml/decoder.go`).
 */
export function splitDocuments(file: string): readonly DocumentText[] {
  const lines = file.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const documents: DocumentText[] = [];
  let held: string[] = [];
  let linesBefore = 0;
  const end = (nextLine: number) => {
    if (held.length > 0) documents.push({ text: `${held.join("\n")}\n`, linesBefore });
    held = [];
    linesBefore = nextLine;
  };
  lines.forEach((line, index) => {
    const rest = line.startsWith("---") ? line.slice(3).trim() : undefined;
    const separates = rest === "" || rest?.startsWith("#");
    if (separates && held.length > 0) end(index + 1);
    else held.push(line);
  });
  end(lines.length);
  return documents;
}
