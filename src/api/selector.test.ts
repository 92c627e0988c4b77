import { describe, expect, it } from "vitest";
import { formatRequirements, meetsRequirements, selectorMatches } from "./selector.ts";
import { parseSelector } from "./selector-parser.ts";

const labels = { app: "web", tier: "front", size: "3" };

function picks(text: string): boolean {
  const parsed = parseSelector(text);
  if ("error" in parsed) throw new Error(parsed.error);
  return meetsRequirements(parsed, labels);
}

describe("selectors", () => {
  it.each([
    "app=web",
    "app==web,tier!=back",
    "app in (web,db),tier notin (back)",
    "app",
    "!old",
    "size>2,size<4",
    "",
  ])("%s picks the labels", (text) => {
    expect(picks(text)).toBe(true);
  });

  it.each(["app=db", "!app", "tier in (back)", "old", "app="])("%s does not", (text) => {
    expect(picks(text)).toBe(false);
  });

  it.each([
    ["app in", "unable to parse requirement: found '' expected: '('"],
    ["app web", "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"],
    ["=web", "found '=', expected: !, identifier, or 'end of string'"],
    ["app=web,", "found '', expected: identifier after ','"],
    ["app=web tier=front", "found 'tier', expected: ',' or 'end of string'"],
  ])("%s is refused as the API server does", (text, error) => {
    expect(parseSelector(text)).toEqual({ error });
  });

  it("print sorted by key in the command line's syntax", () => {
    const parsed = parseSelector("app in (web,db),!old,tier=front");
    expect("error" in parsed ? "" : formatRequirements(parsed)).toBe("app in (db,web),!old,tier=front");
  });

  it("pick nothing when absent and everything when empty", () => {
    expect(selectorMatches(undefined, labels)).toBe(false);
    expect(selectorMatches({}, labels)).toBe(true);
  });
});
