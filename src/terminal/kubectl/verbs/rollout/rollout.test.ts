import { describe, expect, it } from "vitest";
import { deployment, TestTerminal } from "../../test-terminal.ts";

function rolledOut(): TestTerminal {
  const terminal = new TestTerminal({ "web.yaml": deployment("web", 2) });
  terminal.type("kubectl apply -f web.yaml");
  terminal.wait(15);
  return terminal;
}

const history = "deployment.apps/web \nREVISION  CHANGE-CAUSE\n";

describe("kubectl rollout", () => {
  it("tells how far it is with every change, until it is done", () => {
    const terminal = rolledOut();
    expect(terminal.output("kubectl rollout status deploy/web")).toBe(
      'deployment "web" successfully rolled out\n',
    );
    terminal.type("kubectl set image deploy/web app=nginx:1.28");
    const lines = terminal.output("kubectl rollout status deploy/web").trim().split("\n");
    expect(lines.at(-1)).toBe('deployment "web" successfully rolled out');
    expect(lines[0]).toMatch(/^Waiting for deployment /);
  });

  it("gives up when its time is over", () => {
    const terminal = rolledOut();
    terminal.type("kubectl set image deploy/web app=ngnix:typo");
    const { stderr, exitCode } = terminal.type("kubectl rollout status deploy/web --timeout=2s");
    expect(stderr).toBe("error: timed out waiting for the condition\n");
    expect(exitCode).toBe(1);
  });

  it("keeps a history, and goes back in it", () => {
    const terminal = rolledOut();
    terminal.type("kubectl annotate deploy web kubernetes.io/change-cause=first");
    terminal.wait(1);
    expect(terminal.output("kubectl rollout history deploy web")).toBe(`${history}1         first\n\n`);
    terminal.type("kubectl set image deploy/web app=nginx:1.28");
    terminal.wait(15);
    expect(terminal.output("kubectl rollout history deploy web --revision=2")).toContain(
      "    Image:\tnginx:1.28\n",
    );
    expect(terminal.output("kubectl rollout undo deploy web")).toBe("deployment.apps/web rolled back\n");
    terminal.wait(15);
    expect(terminal.output("kubectl rollout history deploy web")).toBe(
      `${history}2         first\n3         first\n\n`,
    );
    expect(terminal.output("kubectl get deploy web -o jsonpath={..image}")).toBe("nginx:1.27");
    expect(terminal.output("kubectl rollout undo deploy web --to-revision=3")).toBe(
      "deployment.apps/web skipped rollback (current template already matches revision 3)\n",
    );
  });

  it("pauses, resumes and restarts", () => {
    const terminal = rolledOut();
    expect(terminal.output("kubectl rollout pause deploy/web")).toBe("deployment.apps/web paused\n");
    expect(terminal.output("kubectl rollout pause deploy/web")).toBe(
      'error: deployments.apps "web" is already paused\n',
    );
    expect(terminal.output("kubectl rollout restart deploy/web")).toBe(
      `error: deployments.apps "web" can't restart paused deployment (run rollout resume first)\n`,
    );
    expect(terminal.output("kubectl rollout resume deploy/web")).toBe("deployment.apps/web resumed\n");
    expect(terminal.output("kubectl rollout restart deploy/web")).toBe("deployment.apps/web restarted\n");
  });

  it.each([
    ["kubectl rollout undo deploy/web", 'error: no rollout history found for deployment "web"\n'],
    [
      "kubectl rollout undo deploy/web --to-revision=9",
      "error: unable to find specified revision 9 in history\n",
    ],
    ["kubectl rollout resume deploy/web", 'error: deployments.apps "web" is not paused\n'],
    [
      "kubectl rollout status",
      "error: required resource not specified\nSee 'kubectl rollout status -h' for help and examples\n",
    ],
    [
      "kubectl rollout begin",
      "error: unknown command \"begin\"\nSee 'kubectl rollout -h' for help and examples\n",
    ],
  ])("%s is refused", (line, message) => {
    expect(rolledOut().type(line)).toEqual({ exitCode: 1, stdout: "", stderr: message });
  });
});
