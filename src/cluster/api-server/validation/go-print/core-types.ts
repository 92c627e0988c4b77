/** The Go types behind Pods and storage, field by field in the order Go declares (and prints) them. */

const container =
  "Name:string Image:string Command:[]string Args:[]string WorkingDir:string Ports:[]core.ContainerPort EnvFrom:[]core.EnvFromSource Env:[]core.EnvVar Resources:core.ResourceRequirements ResizePolicy:[]core.ContainerResizePolicy RestartPolicy:*~core.ContainerRestartPolicy VolumeMounts:[]core.VolumeMount VolumeDevices:[]core.VolumeDevice LivenessProbe:*core.Probe ReadinessProbe:*core.Probe StartupProbe:*core.Probe Lifecycle:*core.Lifecycle TerminationMessagePath:string TerminationMessagePolicy:~core.TerminationMessagePolicy ImagePullPolicy:~core.PullPolicy SecurityContext:*core.SecurityContext Stdin:bool StdinOnce:bool TTY:bool=tty";

/**
 * `Name:type` for each field; `=x` after it where the JSON name is not the Go name with a small first letter,
 * `=` alone
 * for an embedded struct. Types: `~core.X` is a named string, `*T`, `[]T`, `map[string]T` as in Go.
 * Source: `pkg/apis/core/types.go` of Kubernetes 1.32 (the internal types are what validation sees).
 */
export const coreTypes: Readonly<Record<string, string>> = {
  "v1.ObjectMeta":
    "Name:string GenerateName:string Namespace:string SelfLink:string UID:~types.UID=uid ResourceVersion:string Generation:int64 CreationTimestamp:v1.Time DeletionTimestamp:*v1.Time DeletionGracePeriodSeconds:*int64 Labels:map[string]string Annotations:map[string]string OwnerReferences:[]v1.OwnerReference Finalizers:[]string ManagedFields:[]v1.ManagedFieldsEntry",
  "v1.OwnerReference":
    "APIVersion:string=apiVersion Kind:string Name:string UID:~types.UID=uid Controller:*bool BlockOwnerDeletion:*bool",
  "v1.LabelSelector": "MatchLabels:map[string]string MatchExpressions:[]v1.LabelSelectorRequirement",
  "v1.LabelSelectorRequirement": "Key:string Operator:~v1.LabelSelectorOperator Values:[]string",
  "core.PodTemplateSpec": "ObjectMeta:v1.ObjectMeta=metadata Spec:core.PodSpec",
  "core.PodSpec":
    "Volumes:[]core.Volume InitContainers:[]core.Container Containers:[]core.Container EphemeralContainers:[]core.EphemeralContainer RestartPolicy:~core.RestartPolicy TerminationGracePeriodSeconds:*int64 ActiveDeadlineSeconds:*int64 DNSPolicy:~core.DNSPolicy=dnsPolicy NodeSelector:map[string]string ServiceAccountName:string AutomountServiceAccountToken:*bool NodeName:string SecurityContext:*core.PodSecurityContext ImagePullSecrets:[]core.LocalObjectReference Hostname:string Subdomain:string SetHostnameAsFQDN:*bool Affinity:*core.Affinity SchedulerName:string Tolerations:[]core.Toleration HostAliases:[]core.HostAlias PriorityClassName:string Priority:*int32 PreemptionPolicy:*~core.PreemptionPolicy DNSConfig:*core.PodDNSConfig=dnsConfig ReadinessGates:[]core.PodReadinessGate RuntimeClassName:*string Overhead:core.ResourceList EnableServiceLinks:*bool TopologySpreadConstraints:[]core.TopologySpreadConstraint OS:*core.PodOS=os SchedulingGates:[]core.PodSchedulingGate ResourceClaims:[]core.PodResourceClaim Resources:*core.ResourceRequirements",
  "core.Container": container,
  "core.EphemeralContainerCommon": container,
  "core.EphemeralContainer":
    "EphemeralContainerCommon:core.EphemeralContainerCommon= TargetContainerName:string",
  "core.ContainerPort":
    "Name:string HostPort:int32 ContainerPort:int32 Protocol:~core.Protocol HostIP:string=hostIP",
  "core.EnvVar": "Name:string Value:string ValueFrom:*core.EnvVarSource",
  "core.EnvVarSource":
    "FieldRef:*core.ObjectFieldSelector ResourceFieldRef:*core.ResourceFieldSelector ConfigMapKeyRef:*core.ConfigMapKeySelector SecretKeyRef:*core.SecretKeySelector",
  "core.ObjectFieldSelector": "APIVersion:string=apiVersion FieldPath:string",
  "core.ResourceFieldSelector": "ContainerName:string Resource:string Divisor:resource.Quantity",
  "core.ConfigMapKeySelector": "LocalObjectReference:core.LocalObjectReference= Key:string Optional:*bool",
  "core.SecretKeySelector": "LocalObjectReference:core.LocalObjectReference= Key:string Optional:*bool",
  "core.EnvFromSource": "Prefix:string ConfigMapRef:*core.ConfigMapEnvSource SecretRef:*core.SecretEnvSource",
  "core.ConfigMapEnvSource": "LocalObjectReference:core.LocalObjectReference= Optional:*bool",
  "core.SecretEnvSource": "LocalObjectReference:core.LocalObjectReference= Optional:*bool",
  "core.LocalObjectReference": "Name:string",
  "core.ResourceRequirements":
    "Limits:core.ResourceList Requests:core.ResourceList Claims:[]core.ResourceClaim",
  "core.ResourceClaim": "Name:string Request:string",
  "core.VolumeMount":
    "Name:string ReadOnly:bool RecursiveReadOnly:*~core.RecursiveReadOnlyMode MountPath:string SubPath:string MountPropagation:*~core.MountPropagationMode SubPathExpr:string",
  "core.VolumeDevice": "Name:string DevicePath:string",
  "core.Probe":
    "ProbeHandler:core.ProbeHandler= InitialDelaySeconds:int32 TimeoutSeconds:int32 PeriodSeconds:int32 SuccessThreshold:int32 FailureThreshold:int32 TerminationGracePeriodSeconds:*int64",
  "core.ProbeHandler":
    "Exec:*core.ExecAction HTTPGet:*core.HTTPGetAction=httpGet TCPSocket:*core.TCPSocketAction=tcpSocket GRPC:*core.GRPCAction=grpc",
  "core.ExecAction": "Command:[]string",
  "core.HTTPGetAction":
    "Path:string Port:intstr.IntOrString Host:string Scheme:~core.URIScheme HTTPHeaders:[]core.HTTPHeader=httpHeaders",
  "core.HTTPHeader": "Name:string Value:string",
  "core.TCPSocketAction": "Port:intstr.IntOrString Host:string",
  "core.GRPCAction": "Port:int32 Service:*string",
  "core.SleepAction": "Seconds:int64",
  "core.Lifecycle": "PostStart:*core.LifecycleHandler PreStop:*core.LifecycleHandler",
  "core.LifecycleHandler":
    "Exec:*core.ExecAction HTTPGet:*core.HTTPGetAction=httpGet TCPSocket:*core.TCPSocketAction=tcpSocket Sleep:*core.SleepAction",
  "core.SecurityContext":
    "Capabilities:*core.Capabilities Privileged:*bool SELinuxOptions:*core.SELinuxOptions=seLinuxOptions WindowsOptions:*core.WindowsSecurityContextOptions RunAsUser:*int64 RunAsGroup:*int64 RunAsNonRoot:*bool ReadOnlyRootFilesystem:*bool AllowPrivilegeEscalation:*bool ProcMount:*~core.ProcMountType SeccompProfile:*core.SeccompProfile AppArmorProfile:*core.AppArmorProfile",
  "core.Capabilities": "Add:[]~core.Capability Drop:[]~core.Capability",
  "core.PodSecurityContext":
    "HostNetwork:bool HostPID:bool=hostPID HostIPC:bool=hostIPC ShareProcessNamespace:*bool HostUsers:*bool SELinuxOptions:*core.SELinuxOptions=seLinuxOptions WindowsOptions:*core.WindowsSecurityContextOptions RunAsUser:*int64 RunAsGroup:*int64 RunAsNonRoot:*bool SupplementalGroups:[]int64 SupplementalGroupsPolicy:*~core.SupplementalGroupsPolicy FSGroup:*int64=fsGroup Sysctls:[]core.Sysctl FSGroupChangePolicy:*~core.PodFSGroupChangePolicy=fsGroupChangePolicy SeccompProfile:*core.SeccompProfile AppArmorProfile:*core.AppArmorProfile SELinuxChangePolicy:*~core.PodSELinuxChangePolicy=seLinuxChangePolicy",
  "core.Toleration":
    "Key:string Operator:~core.TolerationOperator Value:string Effect:~core.TaintEffect TolerationSeconds:*int64",
  "core.TopologySpreadConstraint":
    "MaxSkew:int32 TopologyKey:string WhenUnsatisfiable:~core.UnsatisfiableConstraintAction LabelSelector:*v1.LabelSelector MinDomains:*int32 NodeAffinityPolicy:*~core.NodeInclusionPolicy NodeTaintsPolicy:*~core.NodeInclusionPolicy MatchLabelKeys:[]string",
  "core.Affinity":
    "NodeAffinity:*core.NodeAffinity PodAffinity:*core.PodAffinity PodAntiAffinity:*core.PodAntiAffinity",
  "core.NodeAffinity":
    "RequiredDuringSchedulingIgnoredDuringExecution:*core.NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[]core.PreferredSchedulingTerm",
  "core.PreferredSchedulingTerm": "Weight:int32 Preference:core.NodeSelectorTerm",
  "core.NodeSelector": "NodeSelectorTerms:[]core.NodeSelectorTerm",
  "core.NodeSelectorTerm":
    "MatchExpressions:[]core.NodeSelectorRequirement MatchFields:[]core.NodeSelectorRequirement",
  "core.NodeSelectorRequirement": "Key:string Operator:~core.NodeSelectorOperator Values:[]string",
  "core.PodAffinity":
    "RequiredDuringSchedulingIgnoredDuringExecution:[]core.PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]core.WeightedPodAffinityTerm",
  "core.PodAntiAffinity":
    "RequiredDuringSchedulingIgnoredDuringExecution:[]core.PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]core.WeightedPodAffinityTerm",
  "core.WeightedPodAffinityTerm": "Weight:int32 PodAffinityTerm:core.PodAffinityTerm",
  "core.PodAffinityTerm":
    "LabelSelector:*v1.LabelSelector Namespaces:[]string TopologyKey:string NamespaceSelector:*v1.LabelSelector MatchLabelKeys:[]string MismatchLabelKeys:[]string",
  "core.HostAlias": "IP:string=ip Hostnames:[]string",
  "core.PodReadinessGate": "ConditionType:~core.PodConditionType",
  "core.PodSchedulingGate": "Name:string",
  "core.ServicePort":
    "Name:string Protocol:~core.Protocol AppProtocol:*string Port:int32 TargetPort:intstr.IntOrString NodePort:int32",
  "core.SeccompProfile": "Type:~core.SeccompProfileType LocalhostProfile:*string",
  "core.AppArmorProfile": "Type:~core.AppArmorProfileType LocalhostProfile:*string",
  "core.SELinuxOptions": "User:string Role:string Type:string Level:string",
  "core.Sysctl": "Name:string Value:string",
  "core.PodDNSConfig": "Nameservers:[]string Searches:[]string Options:[]core.PodDNSConfigOption",
  "core.PodDNSConfigOption": "Name:string Value:*string",
  "core.PodOS": "Name:~core.OSName",
  "core.ContainerResizePolicy":
    "ResourceName:~core.ResourceName RestartPolicy:~core.ResourceResizeRestartPolicy",
  "core.Taint": "Key:string Value:string Effect:~core.TaintEffect TimeAdded:*v1.Time",
};
