import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const lastWords = (line: string, more: object = {}): string | undefined => {
  stage.pod("end", shell(line, more), { restartPolicy: "Never" });
  stage.run(5);
  return stage.container("end").state?.terminated?.message;
};

it("is what the container wrote", () => {
  expect(lastWords("echo farewell > /dev/termination-log")).toBe("farewell\n");
});

it("may be at another path", () => {
  expect(lastWords("echo adieu > /tmp/end", { terminationMessagePath: "/tmp/end" })).toBe("adieu\n");
});

it("is missing when nothing was written", () => {
  expect(lastWords("echo printed; exit 1")).toBeUndefined();
});

it("is the end of the log of a container that failed, where the log may stand in", () => {
  const terminationMessagePolicy = "FallbackToLogsOnError";
  expect(lastWords("echo printed; exit 1", { terminationMessagePolicy })).toBe("printed\n");
});

it("never is the log of a container that succeeded", () => {
  const terminationMessagePolicy = "FallbackToLogsOnError";
  expect(lastWords("echo printed", { terminationMessagePolicy })).toBeUndefined();
});
