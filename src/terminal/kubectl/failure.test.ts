import { describe, expect, it } from "vitest";
import type { ApiStatus } from "#cluster";
import { type Failure, report, withSource } from "./failure.ts";

const status = (reason: string, message: string, causes: readonly [string, string][] = []): Failure => ({
  type: "status",
  status: {
    code: 400,
    reason,
    message,
    details: { kind: "Pod", name: "p", causes: causes.map(([field, text]) => ({ field, message: text })) },
  } satisfies ApiStatus,
});

const text = (failure: Failure) => report(failure).text;

describe("a failed command", () => {
  it("names the server and its reason", () => {
    expect(text(status("NotFound", 'pods "p" not found'))).toBe(
      'Error from server (NotFound): pods "p" not found\n',
    );
    expect(text(status("", "Get …"))).toBe("Error from server: Get …\n");
  });

  it("lists the causes of an invalid object, each once", () => {
    const one = status("Invalid", "", [["spec.a", "Required value"]]);
    expect(text(one)).toBe('The Pod "p" is invalid: spec.a: Required value\n');
    const two = status("Invalid", "", [
      ["spec.a", "Required value"],
      ["spec.a", "Required value"],
      ["spec.b", "Forbidden"],
    ]);
    expect(text(two)).toBe('The Pod "p" is invalid: \n* spec.a: Required value\n* spec.b: Forbidden\n');
  });

  it("names the file of a refused object, but not of an invalid one", () => {
    const refused = withSource("creating", "p.yaml", status("Forbidden", "no"));
    expect(text(refused)).toBe('Error from server (Forbidden): error when creating "p.yaml": no\n');
    const invalid = withSource("creating", "p.yaml", status("Invalid", "no", [["a", "b"]]));
    expect(text(invalid)).toBe('The Pod "p" is invalid: a: b\n');
  });

  it("says error once, and not at all in front of several", () => {
    expect(text({ type: "text", message: "no" })).toBe("error: no\n");
    expect(text({ type: "text", message: "error: no" })).toBe("error: no\n");
    const failures: readonly Failure[] = [{ type: "text", message: "one" }, status("NotFound", "two")];
    expect(text({ type: "many", failures })).toBe("one\nError from server (NotFound): two\n");
  });
});
