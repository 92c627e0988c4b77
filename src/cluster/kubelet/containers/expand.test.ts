import { expect, it } from "vitest";
import { expand, missingIn } from "./expand.ts";

const values = new Map([
  ["NAME", "web"],
  ["EMPTY", ""],
]);

it("puts in what is known and leaves the rest as it is written", () => {
  expect(expand("$(NAME)-$(NOBODY)-$(EMPTY).", values)).toBe("web-$(NOBODY)-.");
});

it("takes two dollars for one, which names nothing", () => {
  expect(expand("$$(NAME) costs $5", values)).toBe("$(NAME) costs $5");
});

it("knows the first name without a value", () => {
  expect(missingIn("$(NAME)/$(ONE)/$(TWO)", values)).toBe("ONE");
  expect(missingIn("$(NAME)/$$(ONE)", values)).toBeUndefined();
});
