import { expect, test } from "vitest";
import { wordAt } from "./word-at.ts";

test.each([
  ["kubectl get po", { text: "po", start: 12, isCommand: false, before: ["kubectl", "get"] }],
  ["kubectl get ", { text: "", start: 12, isCommand: false, before: ["kubectl", "get"] }],
  ["kub", { text: "kub", start: 0, isCommand: true, before: [] }],
  ["ls | gre", { text: "gre", start: 5, isCommand: true, before: [] }],
  ["A=1 en", { text: "en", isCommand: true }],
  ["cat 'my fi", { text: "my fi", start: 4, quote: "'" }],
  ["cat my\\ fi", { text: "my fi", start: 4, quote: "" }],
  ["echo x > fil", { text: "fil", isCommand: false, before: ["echo", "x"] }],
])("in %j the word at the end is %j", (line, word) => {
  expect(wordAt(line, line.length)).toMatchObject(word);
});
