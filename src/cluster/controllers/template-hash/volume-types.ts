/**
 * The Go types behind a Pod's volumes, in the notation of `pod-types.ts` and the order of
 * `k8s.io/api/core/v1` of 1.32.
 */
export const volumeTypes: Readonly<Record<string, string>> = {
  "v1.Volume": "Name:string VolumeSource:v1.VolumeSource=",
  "v1.VolumeSource":
    "HostPath:*v1.HostPathVolumeSource EmptyDir:*v1.EmptyDirVolumeSource GCEPersistentDisk:*v1.GCEPersistentDiskVolumeSource=gcePersistentDisk AWSElasticBlockStore:*v1.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore GitRepo:*v1.GitRepoVolumeSource Secret:*v1.SecretVolumeSource NFS:*v1.NFSVolumeSource=nfs ISCSI:*v1.ISCSIVolumeSource=iscsi Glusterfs:*v1.GlusterfsVolumeSource PersistentVolumeClaim:*v1.PersistentVolumeClaimVolumeSource RBD:*v1.RBDVolumeSource=rbd FlexVolume:*v1.FlexVolumeSource Cinder:*v1.CinderVolumeSource CephFS:*v1.CephFSVolumeSource=cephfs Flocker:*v1.FlockerVolumeSource DownwardAPI:*v1.DownwardAPIVolumeSource=downwardAPI FC:*v1.FCVolumeSource=fc AzureFile:*v1.AzureFileVolumeSource ConfigMap:*v1.ConfigMapVolumeSource VsphereVolume:*v1.VsphereVirtualDiskVolumeSource Quobyte:*v1.QuobyteVolumeSource AzureDisk:*v1.AzureDiskVolumeSource PhotonPersistentDisk:*v1.PhotonPersistentDiskVolumeSource Projected:*v1.ProjectedVolumeSource PortworxVolume:*v1.PortworxVolumeSource ScaleIO:*v1.ScaleIOVolumeSource=scaleIO StorageOS:*v1.StorageOSVolumeSource=storageos CSI:*v1.CSIVolumeSource=csi Ephemeral:*v1.EphemeralVolumeSource Image:*v1.ImageVolumeSource",
  "v1.HostPathVolumeSource": "Path:string Type:*~v1.HostPathType",
  "v1.EmptyDirVolumeSource": "Medium:~v1.StorageMedium SizeLimit:*resource.Quantity",
  "v1.GCEPersistentDiskVolumeSource":
    "PDName:string=pdName FSType:string=fsType Partition:int32 ReadOnly:bool",
  "v1.AWSElasticBlockStoreVolumeSource":
    "VolumeID:string=volumeID FSType:string=fsType Partition:int32 ReadOnly:bool",
  "v1.GitRepoVolumeSource": "Repository:string Revision:string Directory:string",
  "v1.SecretVolumeSource": "SecretName:string Items:[]v1.KeyToPath DefaultMode:*int32 Optional:*bool",
  "v1.KeyToPath": "Key:string Path:string Mode:*int32",
  "v1.NFSVolumeSource": "Server:string Path:string ReadOnly:bool",
  "v1.PersistentVolumeClaimVolumeSource": "ClaimName:string ReadOnly:bool",
  "v1.ConfigMapVolumeSource":
    "LocalObjectReference:v1.LocalObjectReference= Items:[]v1.KeyToPath DefaultMode:*int32 Optional:*bool",
  "v1.DownwardAPIVolumeSource": "Items:[]v1.DownwardAPIVolumeFile DefaultMode:*int32",
  "v1.DownwardAPIVolumeFile":
    "Path:string FieldRef:*v1.ObjectFieldSelector ResourceFieldRef:*v1.ResourceFieldSelector Mode:*int32",
  "v1.ProjectedVolumeSource": "Sources:[]v1.VolumeProjection DefaultMode:*int32",
  "v1.VolumeProjection":
    "Secret:*v1.SecretProjection DownwardAPI:*v1.DownwardAPIProjection=downwardAPI ConfigMap:*v1.ConfigMapProjection ServiceAccountToken:*v1.ServiceAccountTokenProjection ClusterTrustBundle:*v1.ClusterTrustBundleProjection",
  "v1.SecretProjection": "LocalObjectReference:v1.LocalObjectReference= Items:[]v1.KeyToPath Optional:*bool",
  "v1.ConfigMapProjection":
    "LocalObjectReference:v1.LocalObjectReference= Items:[]v1.KeyToPath Optional:*bool",
  "v1.DownwardAPIProjection": "Items:[]v1.DownwardAPIVolumeFile",
  "v1.ServiceAccountTokenProjection": "Audience:string ExpirationSeconds:*int64 Path:string",
  "v1.CSIVolumeSource":
    "Driver:string ReadOnly:*bool FSType:*string=fsType VolumeAttributes:map[string]string NodePublishSecretRef:*v1.LocalObjectReference",
  "v1.EphemeralVolumeSource": "VolumeClaimTemplate:*v1.PersistentVolumeClaimTemplate",
  "v1.PersistentVolumeClaimTemplate": "ObjectMeta:v1.ObjectMeta=metadata Spec:v1.PersistentVolumeClaimSpec",
  "v1.PersistentVolumeClaimSpec":
    "AccessModes:[]~v1.PersistentVolumeAccessMode Selector:*v1.LabelSelector Resources:v1.VolumeResourceRequirements VolumeName:string StorageClassName:*string VolumeMode:*~v1.PersistentVolumeMode DataSource:*v1.TypedLocalObjectReference DataSourceRef:*v1.TypedObjectReference VolumeAttributesClassName:*string",
  "v1.VolumeResourceRequirements": "Limits:v1.ResourceList Requests:v1.ResourceList",
  "v1.ImageVolumeSource": "Reference:string PullPolicy:~v1.PullPolicy",
};
