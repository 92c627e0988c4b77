import { describe, expect, it } from "vitest";
import { decodeStream } from "./decode-stream.ts";

const errorOf = (...lines: readonly string[]) => decodeStream(`${lines.join("\n")}\n`).error;
const yamlError = (text: string) => `error converting YAML to JSON: yaml: ${text}`;

describe("a file of objects", () => {
  it("is cut at lines of dashes, and empty documents are none", () => {
    expect(decodeStream("---\n---\na: 1\n--- # two\nb: 2\n---\n").values).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it("is read as YAML 1.1 without its times", () => {
    const { values } = decodeStream(
      "mode: 0644\non: yes\nday: 2026-01-01\nports: 80:80\ntime: 1:30\nnew: 0o17\ndirectory: .\nhalf: .5\n",
    );
    expect(values).toEqual([
      {
        mode: 420,
        true: true,
        day: "2026-01-01",
        ports: "80:80",
        time: "1:30",
        new: 15,
        directory: ".",
        half: 0.5,
      },
    ]);
  });

  it("keeps the last of two keys of one name, and merges anchors", () => {
    expect(decodeStream('a: "1"\na: "2"\n').values).toEqual([{ a: "2" }]);
    expect(decodeStream("one: &one {a: 1}\ntwo:\n  <<: *one\n  b: 2\n").values).toEqual([
      { one: { a: 1 }, two: { a: 1, b: 2 } },
    ]);
  });

  it("that starts with a brace is JSON", () => {
    expect(decodeStream('{"a": 1}\n{"b": 2}').values).toEqual([{ a: 1 }, { b: 2 }]);
    expect(errorOf('{"a": {"name": "x",}}')).toBe(
      "json: offset 20: invalid character '}' looking for beginning of object key string",
    );
    expect(errorOf('{"a": 1')).toBe("unexpected EOF");
  });

  it("keeps what stands before the first broken document", () => {
    const { values, error } = decodeStream("a: 1\n---\nb: {\n---\nc: 3\n");
    expect(values).toEqual([{ a: 1 }]);
    expect(error).toBe(yamlError("line 1: did not find expected node content"));
  });
});

describe("a broken document is described as go-yaml does", () => {
  it.each([
    [
      "a tab behind a word",
      ["a:", "  b: 1", "\tc: 2"],
      "line 3: found a tab character that violates indentation",
    ],
    [
      "a tab for indentation",
      ["a: 1", "b:", "\tc: 2"],
      "line 3: found character that cannot start any token",
    ],
    ["a key without its colon", ["a: 1", "metadata", "  name: web"], "line 3: could not find expected ':'"],
    [
      "a line that is indented too far",
      ["a:", "  b: web", "   c: 1"],
      "line 3: mapping values are not allowed in this context",
    ],
    ["a quote that never ends", ["a: 1", 'b: "web', "c: 2"], "line 4: found unexpected end of stream"],
    ["a template's braces inside a line", ["a: 1", "b: {{ .x }}-data"], "line 1: did not find expected key"],
    ["an open brace", ["a: 1", "b: {c: d", "e: {}"], "line 2: did not find expected ',' or '}'"],
    [
      "a dash without a space",
      ["c:", "  -name: x", "   image: y"],
      "line 3: mapping values are not allowed in this context",
    ],
    [
      "a star that names nothing",
      ["a: 1", "schedule: */5 * * * *"],
      "line 2: did not find expected alphabetic or numeric character",
    ],
    ["an escape that is none", ["a: 1", 'b: "\\d"'], "line 2: found unknown escape character"],
    ["a list among keys", ["a: 1", "- b"], "line 1: did not find expected key"],
    [
      "a sign that may not begin a word",
      ["a: 1", "b: @x"],
      "line 2: found character that cannot start any token",
    ],
    [
      "a list in one line",
      ["a: 1", "b: - c"],
      "line 2: block sequence entries are not allowed in this context",
    ],
    [
      "a tab in a block of text",
      ["a: 1", "b: |", "\tx"],
      "line 3: found a tab character where an indentation space is expected",
    ],
  ])("%s", (_, lines, message) => {
    expect(errorOf(...lines)).toBe(yamlError(message));
  });

  it("a map as a key is shown as Go writes it", () => {
    expect(errorOf("image: {{ .Values.image }}")).toBe(
      yamlError('invalid map key: map[interface {}]interface {}{".Values.image":interface {}(nil)}'),
    );
  });
});
