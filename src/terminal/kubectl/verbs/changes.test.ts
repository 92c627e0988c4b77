import { describe, expect, it } from "vitest";
import { deployment, sleepingPod, TestTerminal } from "../test-terminal.ts";

function running(): TestTerminal {
  const terminal = new TestTerminal({ "web.yaml": deployment("web", 2), "a.yaml": sleepingPod("a") });
  terminal.type("kubectl apply -f web.yaml -f a.yaml");
  terminal.wait(15);
  return terminal;
}

/** Lines typed one after the other and what each printed. */
const dialogues: readonly (readonly [
  what: string,
  ...lines: readonly (readonly [line: string, output: string])[],
])[] = [
  [
    "label",
    ["kubectl label pod a tier=front", "pod/a labeled\n"],
    ["kubectl label pod a tier=front", "pod/a not labeled\n"],
    [
      "kubectl label pod a tier=back",
      "error: 'tier' already has a value (front), and --overwrite is false\n",
    ],
    ["kubectl label pod a tier=back --overwrite", "pod/a labeled\n"],
    ["kubectl label pod a tier-", "pod/a unlabeled\n"],
    ["kubectl label pod a tier-", 'label "tier" not found.\npod/a not labeled\n'],
    ["kubectl label pod a", "error: at least one label update is required\n"],
  ],
  [
    "annotate",
    ["kubectl annotate pod a note='a b'", "pod/a annotated\n"],
    ["kubectl get pod a -o jsonpath={.metadata.annotations.note}", "a b"],
    [
      "kubectl annotate pod a note=c",
      "error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (a b)\n",
    ],
    ["kubectl annotate pod a note-", "pod/a annotated\n"],
  ],
  [
    "scale",
    ["kubectl scale deploy web --replicas=3", "deployment.apps/web scaled\n"],
    [
      "kubectl scale deploy/web --replicas=1 --current-replicas=2",
      "error: Expected replicas to be 2, was 3\n",
    ],
    [
      "kubectl scale pod a --replicas=1",
      "Error from server (NotFound): the server could not find the requested resource\n",
    ],
    [
      "kubectl scale deploy no --replicas=1",
      'error: no objects passed to scale deployments.apps "no" not found\n',
    ],
    [
      "kubectl scale deploy web --replicas=-1",
      "error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0\n",
    ],
  ],
  [
    "taint",
    ["kubectl taint nodes node-1 a=b:NoSchedule", "node/node-1 tainted\n"],
    [
      "kubectl taint nodes node-1 a=c:NoSchedule",
      "error: node node-1 already has a taint(s) with same effect(s) and --overwrite is false\n",
    ],
    ["kubectl taint nodes node-1 a=c:NoSchedule --overwrite", "node/node-1 modified\n"],
    ["kubectl taint nodes node-1 a:NoSchedule-", "node/node-1 untainted\n"],
    ["kubectl taint nodes node-1 a-", 'error: taint "a" not found\n'],
  ],
  [
    "patch",
    [`kubectl patch deploy web -p '{"spec":{"replicas":1}}'`, "deployment.apps/web patched\n"],
    [`kubectl patch deploy web -p '{"spec":{"replicas":1}}'`, "deployment.apps/web patched (no change)\n"],
    [
      `kubectl patch deploy web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":2}]'`,
      "deployment.apps/web patched\n",
    ],
    [
      "kubectl patch deploy web",
      "error: must specify --patch or --patch-file containing the contents of the patch\n",
    ],
  ],
  [
    "set",
    ["kubectl set image deploy/web app=nginx:1.28", "deployment.apps/web image updated\n"],
    ["kubectl set image deploy/web app=nginx:1.28", ""],
    ["kubectl set image deploy/web no=nginx", 'error: unable to find container named "no"\n'],
    ["kubectl set env deploy/web A=1 B=2", "deployment.apps/web env updated\n"],
    ["kubectl set env deploy/web A-", "deployment.apps/web env updated\n"],
    ["kubectl set env deploy/web --list", "# deployments web, container app\nB=2\n"],
    [
      "kubectl set resources deploy web --limits=cpu=100m",
      "deployment.apps/web resource requirements updated\n",
    ],
  ],
  [
    "expose and autoscale",
    ["kubectl expose deploy web --port=80", "service/web exposed\n"],
    ["kubectl get svc web -o jsonpath={.spec.selector}", '{"app":"web"}'],
    ["kubectl expose deploy web", "error: couldn't find port via --port flag or introspection\n"],
    ["kubectl autoscale deploy web --max=3", "horizontalpodautoscaler.autoscaling/web autoscaled\n"],
  ],
  [
    "replace",
    ["kubectl replace -f web.yaml", "deployment.apps/web replaced\n"],
    ["kubectl replace --force -f a.yaml", 'pod "a" deleted\npod/a replaced\n'],
    ["kubectl delete pod a", 'pod "a" deleted\n'],
    [
      "kubectl replace -f a.yaml",
      'Error from server (NotFound): error when replacing "a.yaml": pods "a" not found\n',
    ],
  ],
  [
    "wait",
    ["kubectl wait --for=condition=Ready pod/a", "pod/a condition met\n"],
    ["kubectl wait --for=jsonpath='{.status.phase}'=Running pod/a", "pod/a condition met\n"],
    [
      "kubectl wait --for=condition=Nope pod/a --timeout=1s",
      "error: timed out waiting for the condition on pods/a\n",
    ],
    [
      "kubectl delete pod a --wait=false; kubectl wait --for=delete pod/a",
      'pod "a" deleted\npod/a condition met\n',
    ],
    ["kubectl wait --for=ready pod/a", 'error: unrecognized condition: "ready"\n'],
  ],
  [
    "config",
    ["kubectl config current-context", "afterpod\n"],
    ["kubectl config set-context --current --namespace=kube-system", 'Context "afterpod" modified.\n'],
    ["kubectl get pods", "No resources found in kube-system namespace.\n"],
    ["kubectl get pod a -n default -o name", "pod/a\n"],
  ],
  [
    "run",
    ["kubectl run b --image=busybox -- sleep 100", "pod/b created\n"],
    [
      "kubectl run b --image=busybox -- sleep 100",
      'Error from server (AlreadyExists): pods "b" already exists\n',
    ],
    ["kubectl run", 'error: required flag(s) "image" not set\n'],
    ["kubectl run c --rm -i --restart=Never --image=busybox -- echo hi", 'hi\npod "c" deleted\n'],
  ],
  [
    "edit",
    ["KUBE_EDITOR='sed -i s/nginx:1.27/nginx:1.28/' kubectl edit deploy web", "deployment.apps/web edited\n"],
    ["KUBE_EDITOR=true kubectl edit deploy web", "Edit cancelled, no changes made.\n"],
    ["KUBE_EDITOR=false kubectl edit deploy web", 'error: there was a problem with the editor "false"\n'],
  ],
  [
    "debug",
    [
      "kubectl debug a --profile=general --image=busybox -c dbg -- sleep 100; sleep 3; kubectl exec a -c dbg -- echo in",
      "in\n",
    ],
    ["kubectl debug a --profile=general --copy-to=b --container=app -- sleep 50", ""],
    ["kubectl get pod b -o jsonpath={.spec.containers[*].command}", '["sleep","50"]'],
  ],
  [
    "diff",
    ["kubectl diff -f web.yaml", ""],
    [
      "sed 's/replicas: 2/replicas: 3/' web.yaml > more.yaml; kubectl diff -f more.yaml | grep replicas",
      "-  replicas: 2\n+  replicas: 3\n",
    ],
  ],
  [
    "misspelling",
    [
      "kubectl creat -f a.yaml",
      'error: unknown command "creat" for "kubectl"\n\nDid you mean this?\n\tcreate\n\n',
    ],
    ["k get po a -o name", "pod/a\n"],
  ],
];

describe("kubectl", () => {
  it.each(dialogues)("%s", (_, ...lines) => {
    const terminal = running();
    expect(lines.map(([line = ""]) => [line, terminal.output(line)])).toEqual(lines);
  });
});
