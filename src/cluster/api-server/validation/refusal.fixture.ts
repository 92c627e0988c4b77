/** For tests: what kubectl would print of a manifest that is created, or applied over another. */
import type { Manifest } from "#api";
import { decode } from "../decoding/index.ts";
import { applyDefaults } from "../defaults/index.ts";
import { invalidMessage, type Verdict, validateCreate, validateUpdate } from "./index.ts";

/** The manifest as the server sees it when it validates. */
export function received(manifest: object): Manifest {
  return applyDefaults(decode(manifest as Readonly<Record<string, unknown>>).object as unknown as Manifest);
}

function printed(object: Manifest, { errors, warnings }: Verdict): string {
  const lines = warnings.map((warning) => `Warning: ${warning}`);
  if (errors.length > 0) lines.push(invalidMessage(object.kind, object.metadata.name ?? "", errors));
  return lines.join("\n");
}

/** Warnings and the refusal of a new object; empty when it is simply accepted. */
export function onCreate(manifest: object): string {
  const object = received(manifest);
  return printed(object, validateCreate(object));
}

export function onUpdate(old: object, updated: object): string {
  const object = received(updated);
  return printed(object, validateUpdate(received(old), object));
}

const head = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, metadata: { name } });

export function pod(spec: object): object {
  return { ...head("v1", "Pod", "p"), spec };
}

/** A Pod with one sound container, and what is given beside it. */
export function podWith(container: object, spec: object = {}): object {
  return pod({ containers: [{ name: "app", image: "nginx:1.27", ...container }], ...spec });
}

export function workload(apiVersion: string, kind: string, spec: object, template: object = {}): object {
  const labels = { app: "d" };
  return {
    ...head(apiVersion, kind, "d"),
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "app", image: "nginx:1.27" }], ...template },
      },
      ...spec,
    },
  };
}

export function claim(spec: object): object {
  return {
    ...head("v1", "PersistentVolumeClaim", "c"),
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
  };
}

export function volume(spec: object): object {
  const source = { accessModes: ["ReadWriteOnce"], capacity: { storage: "1Gi" } };
  return {
    ...head("v1", "PersistentVolume", "v"),
    spec: { ...source, hostPath: { path: "/mnt/v" }, ...spec },
  };
}

export function named(apiVersion: string, kind: string, name: string, more: object = {}): object {
  return { ...head(apiVersion, kind, name), ...more };
}
