import { describe, expect, it } from "vitest";
import { alignTabs } from "./tab-stops.ts";

describe("tab stops", () => {
  it("make a column as wide as its widest cell and leave the last cell alone", () => {
    expect(alignTabs("a\tb\nccc\td\n", { minWidth: 0, padding: 2 })).toBe("a    b\nccc  d\n");
  });

  it("end a column at a line without it", () => {
    expect(alignTabs("a\tb\nx\nlonger\tc\n", { minWidth: 0, padding: 2 })).toBe("a  b\nx\nlonger  c\n");
  });

  it("keep the padding before an empty last cell", () => {
    expect(alignTabs("Medium:\t\nSizeLimit:\tx\n", { minWidth: 0, padding: 2 })).toBe(
      "Medium:     \nSizeLimit:  x\n",
    );
  });

  it("keep an empty column as wide as its padding", () => {
    expect(alignTabs("a\t\tb\n", { minWidth: 0, padding: 2 })).toBe("a    b\n");
  });

  it("keep columns no narrower than the least width", () => {
    expect(alignTabs("db\t1\n", { minWidth: 6, padding: 3 })).toBe("db    1\n");
  });
});
