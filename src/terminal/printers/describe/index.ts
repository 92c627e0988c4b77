/** Every description of `kubectl describe`, by kind. */
import type { KubernetesObject } from "#api";
import { writeDeployment } from "./deployment.ts";
import type { DescribeContext } from "./describe-context.ts";
import { type DescribeText, describeText } from "./describe-text.ts";
import { writeGeneric } from "./generic.ts";
import { writeNode } from "./node.ts";
import { writePod } from "./pod.ts";
import { writeReplicaSet } from "./replicaset.ts";

/** Method syntax lets each file name the kind it describes. */
interface Describer {
  describe(out: DescribeText, object: KubernetesObject, context: DescribeContext): void;
}

type Write<T> = (out: DescribeText, object: T, context: DescribeContext) => void;

function describer<T extends KubernetesObject>(write: Write<T>): Describer {
  return { describe: (out, object, context) => write(out, object as T, context) };
}

const DESCRIBERS: Readonly<Record<string, Describer>> = {
  Deployment: describer(writeDeployment),
  Node: describer(writeNode),
  Pod: describer(writePod),
  ReplicaSet: describer(writeReplicaSet),
};

/** The description of one object, as `kubectl describe` prints it. */
export function describeObject(object: KubernetesObject, context: DescribeContext): string {
  const { describe: write } = DESCRIBERS[object.kind] ?? describer(writeGeneric);
  return describeText((out) => write(out, object, context));
}

/** Several descriptions, two blank lines apart. */
export function describeObjects(objects: readonly KubernetesObject[], context: DescribeContext): string {
  return objects.map((object) => describeObject(object, context)).join("\n\n");
}
