import { beforeEach, describe, expect, it } from "vitest";
import { EditedLine } from "./edited-line.ts";
import { readKeys } from "./keys.ts";

let line: EditedLine;

const type = (...data: readonly string[]): void => {
  for (const typed of data.flatMap(readKeys)) {
    if ("text" in typed) line.insert(typed.text);
    else line.press(typed.key);
  }
};

/** The text with a bar where the cursor is. */
const shown = (): string => `${line.before}|${line.after}`;

const [up, down, left, right] = ["\u001b[A", "\u001b[B", "\u001b[D", "\u001b[C"];
const control = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 64);

beforeEach(() => {
  line = new EditedLine(["kubectl get nodes", "kubectl get pods"]);
});

describe("a line that is typed", () => {
  it("moves by letters as they are read, by words, and to its ends", () => {
    type("가나 e\u0301x");
    type(left, left);
    expect(shown()).toBe("가나 |e\u0301x");
    type("\u001bb");
    expect(shown()).toBe("|가나 e\u0301x");
    type(right, "\u007f");
    expect(shown()).toBe("|나 e\u0301x");
    type(control("E"));
    expect(shown()).toBe("나 e\u0301x|");
    type(control("A"));
    expect(shown()).toBe("|나 e\u0301x");
  });

  it("loses words and ends, and has them put back", () => {
    type("kubectl delete pod web");
    type(control("W"));
    expect(shown()).toBe("kubectl delete pod |");
    type(control("Y"), left, left, left, control("K"));
    expect(shown()).toBe("kubectl delete pod |");
    type(control("U"));
    expect(shown()).toBe("|");
    type(control("Y"));
    expect(shown()).toBe("kubectl delete pod |");
  });

  it("has its last letters swapped", () => {
    type("sl", control("T"));
    expect(shown()).toBe("ls|");
  });
});

describe("the history", () => {
  it("comes back by the arrows, and the line that was begun after it", () => {
    type("ls", up);
    expect(shown()).toBe("kubectl get pods|");
    type(up, up);
    expect(shown()).toBe("kubectl get nodes|");
    type(down, down);
    expect(shown()).toBe("ls|");
  });

  it("takes no command twice in a row, and no empty one", () => {
    line.set("kubectl get pods");
    line.take();
    line.set("  ");
    line.take();
    type(up, up);
    expect(shown()).toBe("kubectl get nodes|");
  });
});

describe("what is sent at once", () => {
  it("is a key, or text with ends of lines in it", () => {
    expect(readKeys("a\r\nb\n\tc")).toEqual([
      { text: "a" },
      { key: "enter" },
      { text: "b" },
      { key: "enter" },
      { text: " c" },
    ]);
    expect(readKeys("\u001b[1;5D")).toEqual([{ key: "word-left" }]);
    expect(readKeys("\u001b[15~")).toEqual([{ key: "ignored" }]);
  });
});
