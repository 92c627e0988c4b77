import { describe, expect, it } from "vitest";
import { completed, inColumns } from "./completion.ts";
import { drawBlock, eraseBlock, PROMPT } from "./prompt-block.ts";

/** What is printed, without its colours. */
const bare = (sequence: string): string => sequence.replaceAll(/[^ -~\p{L}\s]\[\d*m/gu, "");

describe("the rows of a prompt", () => {
  it("count two cells for a Korean syllable", () => {
    const { sequence, cursorRow } = drawBlock("echo 안녕", 6, 80, PROMPT);
    expect(bare(sequence)).toBe("$ echo 안녕\r\u001b[9C");
    expect(cursorRow).toBe(0);
  });

  it("wrap, also before a letter that needs two cells", () => {
    expect(drawBlock("1234567가", 8, 10, PROMPT).cursorRow).toBe(1);
    expect(bare(drawBlock("1234567가", 8, 10, PROMPT).sequence)).toBe("$ 1234567가\r\u001b[2C");
  });

  it("go on in the next row when one is full", () => {
    const { sequence, cursorRow } = drawBlock("12345678", 8, 10, PROMPT);
    expect(bare(sequence)).toBe("$ 12345678\r\n\r");
    expect(cursorRow).toBe(1);
  });

  it("have a sign of their own for each further line of a command", () => {
    const { sequence, cursorRow } = drawBlock("cat <<E\nhi\n", 9, 80, PROMPT);
    expect(bare(sequence)).toBe("$ cat <<E\r\n> hi\r\n> \u001b[1A\r\u001b[3C");
    expect(cursorRow).toBe(1);
    expect(eraseBlock(cursorRow)).toBe("\u001b[1A\r\u001b[J");
  });
});

describe("completion", () => {
  it("writes out the only candidate, with a space unless it may go on", () => {
    expect(completed("kubectl g", { from: 8, candidates: ["get"] }).text).toBe("kubectl get ");
    expect(completed("cat man", { from: 4, candidates: ["manifests/"] }).text).toBe("cat manifests/");
  });

  it("goes as far as the candidates agree, and then lists them", () => {
    const candidates = ["persistentvolumeclaims", "persistentvolumes"];
    const agreed = completed("kubectl get pe", { from: 12, candidates }).text;
    expect(agreed).toBe("kubectl get persistentvolume");
    expect(completed(agreed, { from: 12, candidates })).toEqual({ text: agreed, choices: candidates });
    expect(completed("kubectl get x", { from: 12, candidates: [] })).toEqual({
      text: "kubectl get x",
      choices: [],
    });
  });

  it("shows words in columns, downwards", () => {
    expect(inColumns(["a", "b", "c", "d", "e"], 9)).toBe("a  c  e\nb  d\n");
  });
});
