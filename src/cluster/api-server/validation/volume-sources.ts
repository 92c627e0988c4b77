/** What each source of a volume must say. */
import {
  type ConfigMapSource,
  type CsiInlineSource,
  checkSubdomainName,
  compareQuantities,
  type DownwardApiItem,
  type EmptyDirSource,
  type GitRepoSource,
  type HostPathSource,
  type KeyToPath,
  type NfsSource,
  type SecretSource,
} from "#api";
import { checkFieldRef, checkResourceRef, fileFields } from "./downward-api.ts";
import {
  type FieldError,
  forbidden,
  invalid,
  invalidFor,
  required,
  tooLong,
  unsupported,
} from "./field-error.ts";
import { checkDescendingPath, checkFilePath, checkNoBacksteps } from "./paths.ts";
import { checkProjected } from "./projected-volume.ts";

type SourceCheck<Source> = (source: Source, field: string) => readonly FieldError[];

const hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

const checkHostPath: SourceCheck<HostPathSource> = ({ path, type = "" }, field) => {
  if (!path) return [required(`${field}.path`)];
  return [
    ...checkNoBacksteps(path, `${field}.path`),
    ...(hostPathTypes.includes(type) ? [] : [unsupported(`${field}.type`, type, hostPathTypes)]),
  ];
};

const checkNfs: SourceCheck<NfsSource> = ({ server, path }, field) => [
  ...(server ? [] : [required(`${field}.server`)]),
  ...(path ? [] : [required(`${field}.path`)]),
  ...(path?.startsWith("/") ? [] : [invalid(`${field}.path`, path ?? "", "must be an absolute path")]),
];

const checkEmptyDir: SourceCheck<EmptyDirSource> = ({ sizeLimit }, field) =>
  sizeLimit !== undefined && compareQuantities(sizeLimit, "0") < 0
    ? [forbidden(`${field}.sizeLimit`, "SizeLimit field must be a valid resource quantity")]
    : [];

const checkGitRepo: SourceCheck<GitRepoSource> = ({ repository, directory }, field) => [
  ...(repository ? [] : [required(`${field}.repository`)]),
  ...(directory ? checkDescendingPath(directory, `${field}.directory`) : []),
];

const checkConfigMapSource: SourceCheck<ConfigMapSource> = ({ name, defaultMode, items }, field) => [
  ...(name ? [] : [required(`${field}.name`)]),
  ...checkMode(defaultMode, `${field}.defaultMode`),
  ...checkKeysToPaths(items, `${field}.items`),
];

const checkSecretSource: SourceCheck<SecretSource> = ({ secretName, defaultMode, items }, field) => [
  ...(secretName ? [] : [required(`${field}.secretName`)]),
  ...checkMode(defaultMode, `${field}.defaultMode`),
  ...checkKeysToPaths(items, `${field}.items`),
];

const checkDownwardApi: SourceCheck<{
  readonly items?: readonly DownwardApiItem[];
  readonly defaultMode?: number;
}> = ({ items, defaultMode }, field) => [
  ...checkMode(defaultMode, `${field}.defaultMode`),
  ...(items ?? []).flatMap((item) => checkDownwardApiItem(item, field)),
];

export const checkDownwardApiItem: SourceCheck<DownwardApiItem> = (item, field) => {
  const { path, fieldRef, resourceFieldRef, mode } = item;
  const both = "fieldRef and resourceFieldRef can not be specified simultaneously";
  const reference = fieldRef
    ? [
        ...checkFieldRef(fieldRef, fileFields, `${field}.fieldRef`),
        ...(resourceFieldRef ? [invalid(field, "resource", both)] : []),
      ]
    : resourceFieldRef
      ? checkResourceRef(resourceFieldRef, `${field}.resourceFieldRef`, true)
      : [required(field, "one of fieldRef and resourceFieldRef is required")];
  return [
    ...(path ? [] : [required(`${field}.path`)]),
    ...checkFilePath(path ?? "", `${field}.path`),
    ...reference,
    ...checkMode(mode, `${field}.mode`),
  ];
};

/** Permission bits of files, 0 to 0777. */
export function checkMode(mode: number | undefined, field: string): readonly FieldError[] {
  const why = "must be a number between 0 and 0777 (octal), both inclusive";
  return mode !== undefined && (mode < 0 || mode > 0o777) ? [invalid(field, mode, why)] : [];
}

function checkKeysToPaths(items: readonly KeyToPath[] | undefined, field: string): readonly FieldError[] {
  return (items ?? []).flatMap((item, index) => checkKeyToPath(item, `${field}[${index}]`));
}

export const checkKeyToPath: SourceCheck<KeyToPath> = ({ key, path, mode }, field) => [
  ...(key ? [] : [required(`${field}.key`)]),
  ...(path ? [] : [required(`${field}.path`)]),
  ...checkFilePath(path ?? "", `${field}.path`),
  ...checkMode(mode, `${field}.mode`),
];

export function checkDriverName(driver: string | undefined, field: string): readonly FieldError[] {
  if (!driver) return [required(field)];
  return [
    ...(driver.length > 63 ? [tooLong(field, 63)] : []),
    ...invalidFor(field, driver, checkSubdomainName(driver.toLowerCase())),
  ];
}

/** A source whose plugin asks for nothing but certain fields. */
function requiring(...names: readonly string[]): SourceCheck<Readonly<Record<string, unknown>>> {
  return (source, field) => names.filter((name) => !source[name]).map((name) => required(`${field}.${name}`));
}

/** In the order in which the API server looks at them. */
export const sourceChecks: Readonly<Record<string, SourceCheck<never>>> = {
  emptyDir: checkEmptyDir,
  hostPath: checkHostPath,
  gitRepo: checkGitRepo,
  gcePersistentDisk: requiring("pdName"),
  awsElasticBlockStore: requiring("volumeID"),
  secret: checkSecretSource,
  nfs: checkNfs,
  iscsi: requiring("targetPortal", "iqn"),
  glusterfs: requiring("endpoints", "path"),
  flocker: requiring(),
  persistentVolumeClaim: requiring("claimName"),
  rbd: requiring("monitors", "image"),
  cinder: requiring("volumeID"),
  cephfs: requiring("monitors"),
  quobyte: requiring("registry", "volume"),
  downwardAPI: checkDownwardApi,
  fc: requiring(),
  flexVolume: requiring("driver"),
  configMap: checkConfigMapSource,
  azureFile: requiring("secretName", "shareName"),
  vsphereVolume: requiring("volumePath"),
  photonPersistentDisk: requiring("pdID"),
  portworxVolume: requiring("volumeID"),
  azureDisk: requiring("diskName", "diskURI"),
  storageos: requiring("volumeName"),
  projected: checkProjected,
  scaleIO: requiring("gateway", "system", "volumeName"),
  csi: ({ driver }: CsiInlineSource, field: string) => checkDriverName(driver, `${field}.driver`),
};
