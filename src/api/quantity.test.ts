import { describe, expect, it } from "vitest";
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  quantityToBytes,
  quantityToMilli,
} from "./quantity.ts";

describe("quantities", () => {
  it.each([
    ["1.5Gi", "1536Mi"],
    ["2048Mi", "2Gi"],
    ["1024Mi", "1Gi"],
    ["1073741824", "1073741824"],
    ["1500m", "1500m"],
    ["1000m", "1"],
    ["0Gi", "0"],
    ["-5Gi", "-5Gi"],
    ["0.5", "500m"],
    ["0.5Ki", "512"],
    ["1e3", "1e3"],
    ["1E3", "1e3"],
    ["1E", "1E"],
    ["5000", "5k"],
    ["100000Ki", "100000Ki"],
    ["0.1", "100m"],
    ["+1", "1"],
    [".5", "500m"],
    ["1.", "1"],
  ])("stores %s as %s", (written, stored) => {
    expect(canonicalQuantity(written)).toBe(stored);
  });

  it.each(["1GB", "1 Gi", "1gi", "big", "half", "", "lots", "1.2.3"])("refuses %s by its form", (text) => {
    expect(parseQuantity(text)).toEqual({
      error: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    });
  });

  it("refuses a suffix that has the right letters in the wrong order", () => {
    expect(parseQuantity("1iK")).toEqual({ error: "unable to parse quantity's suffix" });
  });

  it("rounds bytes and milli-CPUs up", () => {
    expect(quantityToBytes("1500m")).toBe(2);
    expect(quantityToBytes("1Gi")).toBe(1_073_741_824);
    expect(quantityToMilli("0.1001")).toBe(101);
    expect(quantityToMilli(undefined)).toBe(0);
  });

  it("compare and add without losing a digit", () => {
    expect(compareQuantities("1Gi", "1G")).toBeGreaterThan(0);
    expect(compareQuantities("1000m", "1")).toBe(0);
    expect(addQuantities("512Mi", "512Mi")).toBe("1Gi");
    expect(addQuantities(undefined, "250m")).toBe("250m");
  });
});
