/** A projected volume: several sources in one directory, no two of which may write the same file. */
import type { KeyToPath, ProjectedSource } from "#api";
import { type FieldError, forbidden, invalid, required } from "./field-error.ts";
import { checkFilePath } from "./paths.ts";
import { checkDownwardApiItem, checkKeyToPath, checkMode } from "./volume-sources.ts";

type Projection = NonNullable<ProjectedSource["sources"]>[number];

const shortestTokenSeconds = 600;

/** `validateProjectedVolumeSource` of `pkg/apis/core/validation`. */
export function checkProjected(
  { sources, defaultMode }: ProjectedSource,
  field: string,
): readonly FieldError[] {
  const paths = new Set<string>();
  return [
    ...checkMode(defaultMode, `${field}.defaultMode`),
    ...(sources ?? []).flatMap((source, index) =>
      checkProjection(source, { field, path: `${field}.sources[${index}]`, paths }),
    ),
  ];
}

interface Place {
  /** The whole volume: conflicts are reported there. */
  readonly field: string;
  readonly path: string;
  /** Files that earlier sources write. */
  readonly paths: Set<string>;
}

function checkProjection(source: Projection, place: Place): readonly FieldError[] {
  const { secret, configMap, downwardAPI, serviceAccountToken } = source;
  const { field, path, paths } = place;
  const count = [secret, configMap, downwardAPI, serviceAccountToken].filter(Boolean).length;
  return [
    ...(secret ? checkNamed(secret, `${path}.secret`, place) : []),
    ...(configMap ? checkNamed(configMap, `${path}.configMap`, place) : []),
    ...(downwardAPI?.items ?? []).flatMap((item) => [
      ...checkDownwardApiItem(item, `${path}.downwardAPI`),
      ...claimPath(item.path, item.path, field, paths),
    ]),
    ...(serviceAccountToken ? checkToken(serviceAccountToken, `${path}.serviceAccountToken`) : []),
    ...(count > 1 ? [forbidden(path, "may not specify more than 1 volume type")] : []),
  ];
}

function checkNamed(
  { name, items }: { readonly name?: string; readonly items?: readonly KeyToPath[] },
  path: string,
  { field, paths }: Place,
): readonly FieldError[] {
  return [
    ...(name ? [] : [required(`${path}.name`)]),
    ...(items ?? []).flatMap((item, index) => [
      ...checkKeyToPath(item, `${path}.items[${index}]`),
      ...claimPath(item.path, name ?? "", field, paths),
    ]),
  ];
}

function claimPath(
  path: string | undefined,
  blamed: string,
  field: string,
  paths: Set<string>,
): readonly FieldError[] {
  if (!path) return [];
  if (paths.has(path)) return [invalid(field, blamed, "conflicting duplicate paths")];
  paths.add(path);
  return [];
}

function checkToken(
  { path, expirationSeconds }: NonNullable<Projection["serviceAccountToken"]>,
  field: string,
): readonly FieldError[] {
  const seconds = expirationSeconds ?? shortestTokenSeconds;
  const short = "may not specify a duration less than 10 minutes";
  return [
    ...(seconds < shortestTokenSeconds ? [invalid(`${field}.expirationSeconds`, seconds, short)] : []),
    ...(path ? checkFilePath(path, `${field}.path`) : [required(`${field}.path`)]),
  ];
}
