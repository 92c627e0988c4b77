/**
 * The rules of the house that no linter can say: sizes, openings, names, registries and the order of folders.
 */
import { describe, expect, test } from "vitest";
import { foldersOf, isCode, isTest, type SourceFile, textFiles } from "./source-files.ts";

const files = textFiles();
const code = files.filter(isCode);
const inSource = code.filter(({ path }) => path.startsWith("src/"));

/** `path:line` of every line of these files that a rule refuses. */
function offendingLines(some: readonly SourceFile[], refuses: (line: string) => boolean): string[] {
  return some.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      refuses(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : [],
    ),
  );
}

describe("a file", () => {
  test("has at most 300 lines", () => {
    expect(
      code.filter(({ lines }) => lines.length > 301).map(({ path, lines }) => `${path} ${lines.length}`),
    ).toEqual([]);
  });

  test("opens with a sentence that says what it is", () => {
    const opens = ({ text }: SourceFile) => /^(?:#!.*\n)?\/\*\*\s(?:[^*]|\*(?!\/))*\*\//.test(text);
    expect(code.filter((file) => !isTest(file) && !opens(file)).map(({ path }) => path)).toEqual([]);
  });

  test("has lines of at most 110 columns, but for literal texts and addresses that nobody can break", () => {
    const styled = code.filter((file) => !isTest(file));
    const literal =
      /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`?|\/(?:[^/\\]|\\.)+\/[a-z]*|https?:\S+/g;
    const isLong = (line: string) => line.length > 110 && line.replace(literal, "").length > 50;
    const isComment = (line: string) => /^\s*(?:\/?\*|\/\/)/.test(line) && !/https?:|biome-ignore/.test(line);
    expect(offendingLines(styled, (line) => (isComment(line) ? line.length > 110 : isLong(line)))).toEqual(
      [],
    );
  });

  test("is named in kebab-case, a React component in PascalCase", () => {
    const named = /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|mjs)|[A-Za-z0-9]+(?:[-.][a-z0-9]+)*\.tsx)$/;
    expect(inSource.map(({ path }) => path).filter((path) => !named.test(path.split("/").at(-1)!))).toEqual(
      [],
    );
  });
});

describe("a name", () => {
  const declaration = /\b(?:class|function|const|interface|type)\s+(\w+)/g;

  test("says what a thing is: no Manager, Helper or Util", () => {
    const vague = /(?:Manager|Helpers?|Utils?)$/;
    const names = ({ path, text }: SourceFile) =>
      [...text.matchAll(declaration)]
        .filter((found) => vague.test(found[1]!))
        .map((found) => `${path} ${found[1]}`);
    expect(inSource.flatMap(names)).toEqual([]);
    const called = /(?:^|[-/])(?:manager|helpers?|utils?|misc|common)(?:[-./]|$)/;
    expect(inSource.map(({ path }) => path).filter((path) => called.test(path))).toEqual([]);
  });
});

describe("a folder", () => {
  const readmes = new Set(files.filter(({ path }) => path.endsWith("/README.md")).map(({ path }) => path));

  test("under src explains itself in a README of at most one screen", () => {
    const tops = foldersOf(files, "src").filter((folder) => folder.split("/").length === 2);
    expect(tops.filter((folder) => !readmes.has(`${folder}/README.md`))).toEqual([]);
    const long = files.filter(
      ({ path, lines }) => /^(?:src|e2e)\/.*README\.md$/.test(path) && lines.length > 60,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  const registries = [
    "src/cluster/controllers",
    "src/cluster/faults",
    "src/cluster/invariants",
    "src/cluster/programs",
    "src/cluster/scheduler/plugins",
    "src/cluster/storage/provisioners",
    "src/cluster/storage/volume-types",
    "src/terminal/kubectl/verbs",
    "src/terminal/printers/tables",
    "src/terminal/programs",
    "src/lessons",
  ];

  /** The path a relative import leads to. */
  function resolved(from: string, target: string): string {
    const parts = from.split("/").slice(0, -1);
    for (const step of target.split("/")) {
      if (step === "..") parts.pop();
      else if (step !== ".") parts.push(step);
    }
    return parts.join("/");
  }

  test.each(registries)(
    "%s lists every thing of it in its index.ts, or another file of it needs it",
    (folder) => {
      const inside = code.filter(({ path }) => path.startsWith(`${folder}/`));
      const imports = ({ path, text }: SourceFile) =>
        [...text.matchAll(/(?:from|import) "(\.[^"]+)"/g)].map((found) => resolved(path, found[1]!));
      const needed = new Set(inside.flatMap(imports));
      const isThing = (file: SourceFile) =>
        !isTest(file) &&
        !file.path.slice(folder.length + 1).includes("/") &&
        !file.path.endsWith("/index.ts");
      expect(
        inside
          .filter(isThing)
          .map(({ path }) => path)
          .filter((path) => !needed.has(path)),
      ).toEqual([]);
    },
  );
});

describe("an import", () => {
  /** A folder imports only what stands in an earlier row. */
  const order = [
    ["i18n", "api"],
    ["cluster"],
    ["manifests"],
    ["views", "terminal"],
    ["lessons"],
    ["session"],
    ["ui"],
  ];
  const rank = (folder: string) => order.findIndex((row) => row.includes(folder));
  const specifier = /(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g;

  function refused({ path, text }: SourceFile): string[] {
    const [, top = "", ...rest] = path.split("/");
    if (rest.length === 0 || rank(top) < 0) return [];
    return [...text.matchAll(specifier)]
      .map((found) => found[1]!)
      .filter((target) => {
        if (target.startsWith("#")) return rank(target.slice(1)) < 0 || rank(target.slice(1)) >= rank(top);
        const climbs = target.split("/").filter((part) => part === "..").length;
        return climbs >= rest.length;
      })
      .map((target) => `${path} ${target}`);
  }

  test("goes only to a folder that stands earlier, through its `#` name", () => {
    expect(inSource.filter((file) => !isTest(file)).flatMap(refused)).toEqual([]);
  });
});

describe("a pure folder", () => {
  const pure = /^src\/(?:i18n|api|cluster|manifests|views|terminal|lessons)\//;

  test("asks neither chance nor the machine's language", () => {
    const files = inSource.filter((file) => pure.test(file.path) && !isTest(file));
    expect(
      offendingLines(files, (line) => /Math\.random|\.localeCompare\(|\.toLocale\w*\(/.test(line)),
    ).toEqual([]);
  });
});

describe("the repository", () => {
  test("names no machine's paths and no package registry", () => {
    const forbidden =
      /\/work\/(?:main|shared)|\/Users\/\w|\/home\/[a-z]+\/[a-z]|registry\.npmjs\.org|npm\.pkg\./;
    const others = files.filter(({ path }) => path !== "src/tools/tidy.test.ts");
    expect(offendingLines(others, (line) => forbidden.test(line))).toEqual([]);
  });

  test("leaves nothing undone", () => {
    const others = code.filter(({ path }) => path !== "src/tools/tidy.test.ts");
    expect(offendingLines(others, (line) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(line))).toEqual([]);
  });
});
