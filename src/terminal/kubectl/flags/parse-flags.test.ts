import { describe, expect, it } from "vitest";
import { KubectlFailure, report } from "../failure.ts";
import { array, duration, type Flag, list, number, text, toggle } from "./flag.ts";
import { parseFlags } from "./parse-flags.ts";

const flags: readonly Flag[] = [
  text("output", "", { short: "o" }),
  text("cascade", "", { byDefault: "background", whenBare: "background" }),
  toggle("all", "", { short: "a" }),
  toggle("watch", "", { short: "w", byDefault: "true" }),
  list("filename", "", { short: "f" }),
  array("from-literal", ""),
  number("replicas", ""),
  duration("timeout", ""),
];

const parse = (...words: readonly string[]) => parseFlags("kubectl get", flags, words);

function refusal(...words: readonly string[]): string {
  try {
    parse(...words);
    return "";
  } catch (error) {
    if (error instanceof KubectlFailure) return report(error.failure).text;
    throw error;
  }
}

describe("flags", () => {
  it("stand anywhere, long or short, joined or apart", () => {
    const { flags: given, args } = parse(
      "pods",
      "-ojson",
      "--replicas=3",
      "web",
      "-wa",
      "--timeout",
      "1m30s",
    );
    expect(args).toEqual(["pods", "web"]);
    expect(given.text("output")).toBe("json");
    expect(given.number("replicas")).toBe(3);
    expect(given.isOn("all") && given.isOn("watch")).toBe(true);
    expect(given.durationMs("timeout")).toBe(90_000);
  });

  it("end at two dashes", () => {
    const { args, dashAt, flags: given } = parse("box", "--", "ls", "-o");
    expect(args).toEqual(["box", "ls", "-o"]);
    expect(dashAt).toBe(1);
    expect(given.given("output")).toBe(false);
  });

  it("that take lists are cut at commas, arrays are not", () => {
    const { flags: given } = parse("-f", "a.yaml,b.yaml", "-f", "c.yaml", "--from-literal=a=1,2");
    expect(given.list("filename")).toEqual(["a.yaml", "b.yaml", "c.yaml"]);
    expect(given.list("from-literal")).toEqual(["a=1,2"]);
  });

  it("may do without a value", () => {
    expect(parse("--cascade", "orphan").args).toEqual(["orphan"]);
    expect(parse("--watch=false").flags.isOn("watch")).toBe(false);
    expect(parse().flags.isOn("watch")).toBe(true);
  });

  it.each([
    [["--nope"], "unknown flag: --nope"],
    [["-xy"], "unknown shorthand flag: 'x' in -xy"],
    [["-o"], "flag needs an argument: 'o' in -o"],
    [["--output"], "flag needs an argument: --output"],
    [
      ["--replicas=two"],
      'invalid argument "two" for "--replicas" flag: strconv.ParseInt: parsing "two": invalid syntax',
    ],
    [
      ["--all=maybe"],
      'invalid argument "maybe" for "-a, --all" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
    [["--timeout=5"], 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
  ])("are refused as pflag does: %j", (words, message) => {
    expect(refusal(...words)).toBe(`error: ${message}\nSee 'kubectl get --help' for usage.\n`);
  });
});
