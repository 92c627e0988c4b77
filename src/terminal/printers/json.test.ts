import { describe, expect, it } from "vitest";
import { jsonDocument, jsonText } from "./json.ts";

describe("JSON as kubectl prints it", () => {
  it("sorts keys, indents by four and keeps empty lists short", () => {
    expect(jsonDocument({ b: [], a: { d: 1, c: undefined } })).toBe(
      '{\n    "a": {\n        "d": 1\n    },\n    "b": []\n}\n',
    );
  });

  it("escapes angle brackets and ampersands as Go does", () => {
    expect(jsonText({ a: "<none> & more" })).toBe('{"a":"\\u003cnone\\u003e \\u0026 more"}');
  });
});
