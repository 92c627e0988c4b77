/** Containers that are added to a running Pod to look at it (`ValidatePodEphemeralContainersUpdate`). */
import { type Container, checkLabelName, type Pod } from "#api";
import { duplicate, type FieldError, forbidden, invalidFor, notFound, required } from "./field-error.ts";
import { goDifference } from "./go-print/index.ts";
import { sameValue } from "./immutable.ts";

const field = "spec.ephemeralContainers";

/** They may be added; never changed, never taken away. */
export function checkEphemeralContainersUpdate(old: Pod, updated: Pod): readonly FieldError[] {
  const [before, after] = [old.spec.ephemeralContainers ?? [], updated.spec.ephemeralContainers ?? []];
  const names = new Set(
    [...updated.spec.containers, ...(updated.spec.initContainers ?? [])].map(({ name }) => name),
  );
  const targets = new Set(updated.spec.containers.map(({ name }) => name));
  return [
    ...after.flatMap((container, index) => checkOne(container, names, targets, `${field}[${index}]`)),
    ...before.flatMap((container) => {
      const now = after.find(({ name }) => name === container.name);
      if (!now)
        return [forbidden(field, `existing ephemeral containers "${container.name}" may not be removed\n`)];
      if (sameValue(container, now)) return [];
      const difference = goDifference("core.Container", container, now);
      return [
        forbidden(
          field,
          `existing ephemeral containers "${container.name}" may not be changed\n${difference}`,
        ),
      ];
    }),
  ];
}

const refused = [
  "ports",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
  "resources",
] as const;

function checkOne(
  container: Container,
  names: Set<string>,
  targets: ReadonlySet<string>,
  path: string,
): readonly FieldError[] {
  const { name, image, targetContainerName } = container;
  const taken = names.has(name);
  names.add(name);
  return [
    ...(name ? invalidFor(`${path}.name`, name, checkLabelName(name)) : [required(`${path}.name`)]),
    ...(image ? [] : [required(`${path}.image`)]),
    ...(taken ? [duplicate(`${path}.name`, name)] : []),
    ...(targetContainerName && !targets.has(targetContainerName)
      ? [notFound(`${path}.targetContainerName`, targetContainerName)]
      : []),
    ...refused
      .filter((part) => !sameValue(container[part] ?? {}, {}))
      .map((part) => forbidden(`${path}.${part}`, "cannot be set for an Ephemeral Container")),
  ];
}
