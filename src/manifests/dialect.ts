/**
 * The YAML that Kubernetes reads: version 1.1 as go-yaml means it, without its times and sexagesimal
 * numbers.
 */
import { type DocumentOptions, type ParseOptions, Scalar, type SchemaOptions, type Tags } from "yaml";

type Tag = Exclude<Tags[number], string>;

/** go-yaml keeps `2026-01-01` and `1:30` as text when it turns YAML into JSON. */
const isUnknownToGo = (tag: Tag) =>
  tag.tag.endsWith(":timestamp") || ("format" in tag && tag.format === "TIME");

/** go-yaml knows `0o17` beside `017`. */
const modernOctal: Tag = {
  identify: () => false,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?0o[0-7_]+$/,
  resolve: (source: string) => new Scalar(Number.parseInt(source.replaceAll("_", "").replace("0o", ""), 8)),
};

/** A lone dot has no digit: go-yaml takes it for text. */
const withDigits = (tag: Tag): Tag =>
  "test" in tag && tag.test?.test(".")
    ? ({ ...tag, test: /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)$/ } as Tag)
    : tag;

export const dialect: ParseOptions & DocumentOptions & SchemaOptions = {
  version: "1.1",
  uniqueKeys: false,
  merge: true,
  customTags: (tags) => [
    modernOctal,
    ...tags
      .filter((tag) => typeof tag === "string" || !isUnknownToGo(tag))
      .map((tag) => (typeof tag === "string" ? tag : withDigits(tag))),
  ],
};
