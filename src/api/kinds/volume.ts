/** The volumes a Pod names, by their source. */
import type { KubernetesObject } from "../object.ts";
import type { PersistentVolumeClaimSpec } from "./persistent-volume-claim.ts";

export interface KeyToPath {
  readonly key: string;
  readonly path: string;
  readonly mode?: number;
}

export interface ConfigMapSource {
  readonly name?: string;
  readonly items?: readonly KeyToPath[];
  readonly defaultMode?: number;
  readonly optional?: boolean;
}

export interface SecretSource {
  readonly secretName?: string;
  readonly items?: readonly KeyToPath[];
  readonly defaultMode?: number;
  readonly optional?: boolean;
}

export interface DownwardApiItem {
  readonly path: string;
  readonly mode?: number;
  readonly fieldRef?: { readonly apiVersion?: string; readonly fieldPath: string };
  readonly resourceFieldRef?: {
    readonly containerName?: string;
    readonly resource: string;
    readonly divisor?: string;
  };
}

export interface ProjectedSource {
  readonly sources?: readonly {
    readonly configMap?: ConfigMapSource;
    readonly secret?: Omit<SecretSource, "secretName"> & { readonly name?: string };
    readonly downwardAPI?: { readonly items?: readonly DownwardApiItem[] };
    readonly serviceAccountToken?: {
      readonly path: string;
      readonly expirationSeconds?: number;
      readonly audience?: string;
    };
  }[];
  readonly defaultMode?: number;
}

export interface EmptyDirSource {
  readonly medium?: string;
  readonly sizeLimit?: string;
}

export interface HostPathSource {
  readonly path: string;
  readonly type?: string;
}

export interface NfsSource {
  readonly server: string;
  readonly path: string;
  readonly readOnly?: boolean;
}

export interface GitRepoSource {
  readonly repository: string;
  readonly revision?: string;
  readonly directory?: string;
}

export interface CsiInlineSource {
  readonly driver: string;
  readonly readOnly?: boolean;
  readonly fsType?: string;
  readonly volumeAttributes?: Readonly<Record<string, string>>;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/ */
export interface VolumeSource {
  readonly emptyDir?: EmptyDirSource;
  readonly hostPath?: HostPathSource;
  readonly configMap?: ConfigMapSource;
  readonly secret?: SecretSource;
  readonly downwardAPI?: { readonly items?: readonly DownwardApiItem[]; readonly defaultMode?: number };
  readonly projected?: ProjectedSource;
  readonly persistentVolumeClaim?: { readonly claimName: string; readonly readOnly?: boolean };
  readonly nfs?: NfsSource;
  readonly gitRepo?: GitRepoSource;
  readonly csi?: CsiInlineSource;
  readonly ephemeral?: {
    readonly volumeClaimTemplate?: {
      readonly metadata?: Partial<KubernetesObject["metadata"]>;
      readonly spec: PersistentVolumeClaimSpec;
    };
  };
  readonly image?: { readonly reference?: string; readonly pullPolicy?: string };
  /** Sources that 1.32 accepts without a plugin of its own (`gcePersistentDisk`, `rbd`, `flexVolume` …). */
  readonly [source: string]: unknown;
}

export type Volume = { readonly name: string } & VolumeSource;
