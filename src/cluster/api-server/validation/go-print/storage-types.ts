/** The Go types of volumes, claims and workload strategies, in the notation of `core-types.ts`. */
export const storageTypes: Readonly<Record<string, string>> = {
  "core.Volume": "Name:string VolumeSource:core.VolumeSource=",
  "core.VolumeSource":
    "HostPath:*core.HostPathVolumeSource EmptyDir:*core.EmptyDirVolumeSource GCEPersistentDisk:*core.GCEPersistentDiskVolumeSource=gcePersistentDisk AWSElasticBlockStore:*core.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore GitRepo:*core.GitRepoVolumeSource Secret:*core.SecretVolumeSource NFS:*core.NFSVolumeSource=nfs ISCSI:*core.ISCSIVolumeSource=iscsi Glusterfs:*core.GlusterfsVolumeSource PersistentVolumeClaim:*core.PersistentVolumeClaimVolumeSource RBD:*core.RBDVolumeSource=rbd Quobyte:*core.QuobyteVolumeSource FlexVolume:*core.FlexVolumeSource Cinder:*core.CinderVolumeSource CephFS:*core.CephFSVolumeSource=cephfs Flocker:*core.FlockerVolumeSource DownwardAPI:*core.DownwardAPIVolumeSource=downwardAPI FC:*core.FCVolumeSource=fc AzureFile:*core.AzureFileVolumeSource ConfigMap:*core.ConfigMapVolumeSource VsphereVolume:*core.VsphereVirtualDiskVolumeSource AzureDisk:*core.AzureDiskVolumeSource PhotonPersistentDisk:*core.PhotonPersistentDiskVolumeSource Projected:*core.ProjectedVolumeSource PortworxVolume:*core.PortworxVolumeSource ScaleIO:*core.ScaleIOVolumeSource=scaleIO StorageOS:*core.StorageOSVolumeSource=storageos CSI:*core.CSIVolumeSource=csi Ephemeral:*core.EphemeralVolumeSource Image:*core.ImageVolumeSource",
  "core.HostPathVolumeSource": "Path:string Type:*~core.HostPathType",
  "core.EmptyDirVolumeSource": "Medium:~core.StorageMedium SizeLimit:*resource.Quantity",
  "core.GitRepoVolumeSource": "Repository:string Revision:string Directory:string",
  "core.SecretVolumeSource": "SecretName:string Items:[]core.KeyToPath DefaultMode:*int32 Optional:*bool",
  "core.ConfigMapVolumeSource":
    "LocalObjectReference:core.LocalObjectReference= Items:[]core.KeyToPath DefaultMode:*int32 Optional:*bool",
  "core.KeyToPath": "Key:string Path:string Mode:*int32",
  "core.NFSVolumeSource": "Server:string Path:string ReadOnly:bool",
  "core.PersistentVolumeClaimVolumeSource": "ClaimName:string ReadOnly:bool",
  "core.DownwardAPIVolumeSource": "Items:[]core.DownwardAPIVolumeFile DefaultMode:*int32",
  "core.DownwardAPIVolumeFile":
    "Path:string FieldRef:*core.ObjectFieldSelector ResourceFieldRef:*core.ResourceFieldSelector Mode:*int32",
  "core.ProjectedVolumeSource": "Sources:[]core.VolumeProjection DefaultMode:*int32",
  "core.VolumeProjection":
    "Secret:*core.SecretProjection DownwardAPI:*core.DownwardAPIProjection=downwardAPI ConfigMap:*core.ConfigMapProjection ServiceAccountToken:*core.ServiceAccountTokenProjection ClusterTrustBundle:*core.ClusterTrustBundleProjection",
  "core.SecretProjection":
    "LocalObjectReference:core.LocalObjectReference= Items:[]core.KeyToPath Optional:*bool",
  "core.ConfigMapProjection":
    "LocalObjectReference:core.LocalObjectReference= Items:[]core.KeyToPath Optional:*bool",
  "core.DownwardAPIProjection": "Items:[]core.DownwardAPIVolumeFile",
  "core.ServiceAccountTokenProjection": "Audience:string ExpirationSeconds:int64 Path:string",
  "core.CSIVolumeSource":
    "Driver:string ReadOnly:*bool FSType:*string=fsType VolumeAttributes:map[string]string NodePublishSecretRef:*core.LocalObjectReference",
  "core.EphemeralVolumeSource": "VolumeClaimTemplate:*core.PersistentVolumeClaimTemplate",
  "core.PersistentVolumeClaimTemplate":
    "ObjectMeta:v1.ObjectMeta=metadata Spec:core.PersistentVolumeClaimSpec",
  "core.GCEPersistentDiskVolumeSource":
    "PDName:string=pdName FSType:string=fsType Partition:int32 ReadOnly:bool",
  "core.AWSElasticBlockStoreVolumeSource":
    "VolumeID:string=volumeID FSType:string=fsType Partition:int32 ReadOnly:bool",
  "core.PersistentVolumeClaimSpec":
    "AccessModes:[]~core.PersistentVolumeAccessMode Selector:*v1.LabelSelector Resources:core.VolumeResourceRequirements VolumeName:string StorageClassName:*string VolumeMode:*~core.PersistentVolumeMode DataSource:*core.TypedLocalObjectReference DataSourceRef:*core.TypedObjectReference VolumeAttributesClassName:*string",
  "core.VolumeResourceRequirements": "Limits:core.ResourceList Requests:core.ResourceList",
  "core.TypedLocalObjectReference": "APIGroup:*string=apiGroup Kind:string Name:string",
  "core.TypedObjectReference": "APIGroup:*string=apiGroup Kind:string Name:string Namespace:*string",
  "core.PersistentVolumeSource":
    "GCEPersistentDisk:*core.GCEPersistentDiskVolumeSource=gcePersistentDisk AWSElasticBlockStore:*core.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore HostPath:*core.HostPathVolumeSource Glusterfs:*core.GlusterfsPersistentVolumeSource NFS:*core.NFSVolumeSource=nfs RBD:*core.RBDPersistentVolumeSource=rbd Quobyte:*core.QuobyteVolumeSource ISCSI:*core.ISCSIPersistentVolumeSource=iscsi FlexVolume:*core.FlexPersistentVolumeSource Cinder:*core.CinderPersistentVolumeSource CephFS:*core.CephFSPersistentVolumeSource=cephfs FC:*core.FCVolumeSource=fc Flocker:*core.FlockerVolumeSource AzureFile:*core.AzureFilePersistentVolumeSource VsphereVolume:*core.VsphereVirtualDiskVolumeSource AzureDisk:*core.AzureDiskVolumeSource PhotonPersistentDisk:*core.PhotonPersistentDiskVolumeSource PortworxVolume:*core.PortworxVolumeSource ScaleIO:*core.ScaleIOPersistentVolumeSource=scaleIO Local:*core.LocalVolumeSource StorageOS:*core.StorageOSPersistentVolumeSource=storageos CSI:*core.CSIPersistentVolumeSource=csi",
  "core.LocalVolumeSource": "Path:string FSType:*string=fsType",
  "core.CSIPersistentVolumeSource":
    "Driver:string VolumeHandle:string ReadOnly:bool FSType:string=fsType VolumeAttributes:map[string]string ControllerPublishSecretRef:*core.SecretReference NodeStageSecretRef:*core.SecretReference NodePublishSecretRef:*core.SecretReference ControllerExpandSecretRef:*core.SecretReference NodeExpandSecretRef:*core.SecretReference",
  "core.VolumeNodeAffinity": "Required:*core.NodeSelector",
  "apps.DeploymentStrategy": "Type:~apps.DeploymentStrategyType RollingUpdate:*apps.RollingUpdateDeployment",
  "apps.RollingUpdateDeployment": "MaxUnavailable:intstr.IntOrString MaxSurge:intstr.IntOrString",
  "apps.DaemonSetUpdateStrategy":
    "Type:~apps.DaemonSetUpdateStrategyType RollingUpdate:*apps.RollingUpdateDaemonSet",
  "apps.RollingUpdateDaemonSet": "MaxUnavailable:intstr.IntOrString MaxSurge:intstr.IntOrString",
  "apps.StatefulSetUpdateStrategy":
    "Type:~apps.StatefulSetUpdateStrategyType RollingUpdate:*apps.RollingUpdateStatefulSetStrategy",
  "apps.RollingUpdateStatefulSetStrategy": "Partition:int32 MaxUnavailable:*intstr.IntOrString",
  "policy.PodDisruptionBudgetSpec":
    "MinAvailable:*intstr.IntOrString Selector:*v1.LabelSelector MaxUnavailable:*intstr.IntOrString UnhealthyPodEvictionPolicy:*~policy.UnhealthyPodEvictionPolicyType",
};
