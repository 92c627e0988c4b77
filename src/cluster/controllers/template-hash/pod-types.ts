/**
 * The Go types behind a Pod template, field by field in the order `k8s.io/api/core/v1` of 1.32 declares them.
 */

const container =
  "Name:string Image:string Command:[]string Args:[]string WorkingDir:string Ports:[]v1.ContainerPort EnvFrom:[]v1.EnvFromSource Env:[]v1.EnvVar Resources:v1.ResourceRequirements ResizePolicy:[]v1.ContainerResizePolicy RestartPolicy:*~v1.ContainerRestartPolicy VolumeMounts:[]v1.VolumeMount VolumeDevices:[]v1.VolumeDevice LivenessProbe:*v1.Probe ReadinessProbe:*v1.Probe StartupProbe:*v1.Probe Lifecycle:*v1.Lifecycle TerminationMessagePath:string TerminationMessagePolicy:~v1.TerminationMessagePolicy ImagePullPolicy:~v1.PullPolicy SecurityContext:*v1.SecurityContext Stdin:bool StdinOnce:bool TTY:bool=tty";

/**
 * `Name:type` for each field; `=x` after it where the JSON name is not the Go name with a small first letter,
 * `=` alone
 * for an embedded struct. Types: `~v1.X` is a named string, `#X` a named number, `*T`, `[]T`, `map[string]T`
 * as in Go.
 */
export const podTypes: Readonly<Record<string, string>> = {
  "v1.PodTemplateSpec": "ObjectMeta:v1.ObjectMeta=metadata Spec:v1.PodSpec",
  "v1.ObjectMeta":
    "Name:string GenerateName:string Namespace:string SelfLink:string UID:~types.UID=uid ResourceVersion:string Generation:int64 CreationTimestamp:v1.Time DeletionTimestamp:*v1.Time DeletionGracePeriodSeconds:*int64 Labels:map[string]string Annotations:map[string]string OwnerReferences:[]v1.OwnerReference Finalizers:[]string ManagedFields:[]v1.ManagedFieldsEntry",
  "v1.Time": "Time:time.Time",
  "time.Time": "wall:uint64 ext:int64 loc:*time.Location",
  "v1.PodSpec":
    "Volumes:[]v1.Volume InitContainers:[]v1.Container Containers:[]v1.Container EphemeralContainers:[]v1.EphemeralContainer RestartPolicy:~v1.RestartPolicy TerminationGracePeriodSeconds:*int64 ActiveDeadlineSeconds:*int64 DNSPolicy:~v1.DNSPolicy=dnsPolicy NodeSelector:map[string]string ServiceAccountName:string DeprecatedServiceAccount:string=serviceAccount AutomountServiceAccountToken:*bool NodeName:string HostNetwork:bool HostPID:bool=hostPID HostIPC:bool=hostIPC ShareProcessNamespace:*bool SecurityContext:*v1.PodSecurityContext ImagePullSecrets:[]v1.LocalObjectReference Hostname:string Subdomain:string Affinity:*v1.Affinity SchedulerName:string Tolerations:[]v1.Toleration HostAliases:[]v1.HostAlias PriorityClassName:string Priority:*int32 DNSConfig:*v1.PodDNSConfig=dnsConfig ReadinessGates:[]v1.PodReadinessGate RuntimeClassName:*string EnableServiceLinks:*bool PreemptionPolicy:*~v1.PreemptionPolicy Overhead:v1.ResourceList TopologySpreadConstraints:[]v1.TopologySpreadConstraint SetHostnameAsFQDN:*bool OS:*v1.PodOS=os HostUsers:*bool SchedulingGates:[]v1.PodSchedulingGate ResourceClaims:[]v1.PodResourceClaim Resources:*v1.ResourceRequirements",
  "v1.Container": container,
  "v1.ContainerPort":
    "Name:string HostPort:int32 ContainerPort:int32 Protocol:~v1.Protocol HostIP:string=hostIP",
  "v1.EnvFromSource": "Prefix:string ConfigMapRef:*v1.ConfigMapEnvSource SecretRef:*v1.SecretEnvSource",
  "v1.ConfigMapEnvSource": "LocalObjectReference:v1.LocalObjectReference= Optional:*bool",
  "v1.SecretEnvSource": "LocalObjectReference:v1.LocalObjectReference= Optional:*bool",
  "v1.LocalObjectReference": "Name:string",
  "v1.EnvVar": "Name:string Value:string ValueFrom:*v1.EnvVarSource",
  "v1.EnvVarSource":
    "FieldRef:*v1.ObjectFieldSelector ResourceFieldRef:*v1.ResourceFieldSelector ConfigMapKeyRef:*v1.ConfigMapKeySelector SecretKeyRef:*v1.SecretKeySelector",
  "v1.ObjectFieldSelector": "APIVersion:string=apiVersion FieldPath:string",
  "v1.ResourceFieldSelector": "ContainerName:string Resource:string Divisor:resource.Quantity",
  "v1.ConfigMapKeySelector": "LocalObjectReference:v1.LocalObjectReference= Key:string Optional:*bool",
  "v1.SecretKeySelector": "LocalObjectReference:v1.LocalObjectReference= Key:string Optional:*bool",
  "v1.ResourceRequirements": "Limits:v1.ResourceList Requests:v1.ResourceList Claims:[]v1.ResourceClaim",
  "v1.ResourceClaim": "Name:string Request:string",
  "v1.ContainerResizePolicy": "ResourceName:~v1.ResourceName RestartPolicy:~v1.ResourceResizeRestartPolicy",
  "v1.VolumeMount":
    "Name:string ReadOnly:bool RecursiveReadOnly:*~v1.RecursiveReadOnlyMode MountPath:string SubPath:string MountPropagation:*~v1.MountPropagationMode SubPathExpr:string",
  "v1.VolumeDevice": "Name:string DevicePath:string",
  "v1.Probe":
    "ProbeHandler:v1.ProbeHandler= InitialDelaySeconds:int32 TimeoutSeconds:int32 PeriodSeconds:int32 SuccessThreshold:int32 FailureThreshold:int32 TerminationGracePeriodSeconds:*int64",
  "v1.ProbeHandler":
    "Exec:*v1.ExecAction HTTPGet:*v1.HTTPGetAction=httpGet TCPSocket:*v1.TCPSocketAction=tcpSocket GRPC:*v1.GRPCAction=grpc",
  "v1.ExecAction": "Command:[]string",
  "v1.HTTPGetAction":
    "Path:string Port:intstr.IntOrString Host:string Scheme:~v1.URIScheme HTTPHeaders:[]v1.HTTPHeader=httpHeaders",
  "v1.HTTPHeader": "Name:string Value:string",
  "v1.TCPSocketAction": "Port:intstr.IntOrString Host:string",
  "v1.GRPCAction": "Port:int32 Service:*string",
  "v1.SleepAction": "Seconds:int64",
  "v1.Lifecycle": "PostStart:*v1.LifecycleHandler PreStop:*v1.LifecycleHandler",
  "v1.LifecycleHandler":
    "Exec:*v1.ExecAction HTTPGet:*v1.HTTPGetAction=httpGet TCPSocket:*v1.TCPSocketAction=tcpSocket Sleep:*v1.SleepAction",
  "v1.SecurityContext":
    "Capabilities:*v1.Capabilities Privileged:*bool SELinuxOptions:*v1.SELinuxOptions=seLinuxOptions WindowsOptions:*v1.WindowsSecurityContextOptions RunAsUser:*int64 RunAsGroup:*int64 RunAsNonRoot:*bool ReadOnlyRootFilesystem:*bool AllowPrivilegeEscalation:*bool ProcMount:*~v1.ProcMountType SeccompProfile:*v1.SeccompProfile AppArmorProfile:*v1.AppArmorProfile",
  "v1.Capabilities": "Add:[]~v1.Capability Drop:[]~v1.Capability",
  "v1.PodSecurityContext":
    "SELinuxOptions:*v1.SELinuxOptions=seLinuxOptions WindowsOptions:*v1.WindowsSecurityContextOptions RunAsUser:*int64 RunAsGroup:*int64 RunAsNonRoot:*bool SupplementalGroups:[]int64 SupplementalGroupsPolicy:*~v1.SupplementalGroupsPolicy FSGroup:*int64=fsGroup Sysctls:[]v1.Sysctl FSGroupChangePolicy:*~v1.PodFSGroupChangePolicy=fsGroupChangePolicy SeccompProfile:*v1.SeccompProfile AppArmorProfile:*v1.AppArmorProfile SELinuxChangePolicy:*~v1.PodSELinuxChangePolicy=seLinuxChangePolicy",
  "v1.SELinuxOptions": "User:string Role:string Type:string Level:string",
  "v1.SeccompProfile": "Type:~v1.SeccompProfileType LocalhostProfile:*string",
  "v1.AppArmorProfile": "Type:~v1.AppArmorProfileType LocalhostProfile:*string",
  "v1.Sysctl": "Name:string Value:string",
  "v1.Toleration":
    "Key:string Operator:~v1.TolerationOperator Value:string Effect:~v1.TaintEffect TolerationSeconds:*int64",
  "v1.HostAlias": "IP:string=ip Hostnames:[]string",
  "v1.PodDNSConfig": "Nameservers:[]string Searches:[]string Options:[]v1.PodDNSConfigOption",
  "v1.PodDNSConfigOption": "Name:string Value:*string",
  "v1.PodReadinessGate": "ConditionType:~v1.PodConditionType",
  "v1.PodOS": "Name:~v1.OSName",
  "v1.PodSchedulingGate": "Name:string",
  "v1.PodResourceClaim": "Name:string ResourceClaimName:*string ResourceClaimTemplateName:*string",
  "v1.TopologySpreadConstraint":
    "MaxSkew:int32 TopologyKey:string WhenUnsatisfiable:~v1.UnsatisfiableConstraintAction LabelSelector:*v1.LabelSelector MinDomains:*int32 NodeAffinityPolicy:*~v1.NodeInclusionPolicy NodeTaintsPolicy:*~v1.NodeInclusionPolicy MatchLabelKeys:[]string",
  "v1.LabelSelector": "MatchLabels:map[string]string MatchExpressions:[]v1.LabelSelectorRequirement",
  "v1.LabelSelectorRequirement": "Key:string Operator:~v1.LabelSelectorOperator Values:[]string",
  "v1.Affinity":
    "NodeAffinity:*v1.NodeAffinity PodAffinity:*v1.PodAffinity PodAntiAffinity:*v1.PodAntiAffinity",
  "v1.NodeAffinity":
    "RequiredDuringSchedulingIgnoredDuringExecution:*v1.NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[]v1.PreferredSchedulingTerm",
  "v1.PreferredSchedulingTerm": "Weight:int32 Preference:v1.NodeSelectorTerm",
  "v1.NodeSelector": "NodeSelectorTerms:[]v1.NodeSelectorTerm",
  "v1.NodeSelectorTerm":
    "MatchExpressions:[]v1.NodeSelectorRequirement MatchFields:[]v1.NodeSelectorRequirement",
  "v1.NodeSelectorRequirement": "Key:string Operator:~v1.NodeSelectorOperator Values:[]string",
  "v1.PodAffinity":
    "RequiredDuringSchedulingIgnoredDuringExecution:[]v1.PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]v1.WeightedPodAffinityTerm",
  "v1.PodAntiAffinity":
    "RequiredDuringSchedulingIgnoredDuringExecution:[]v1.PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]v1.WeightedPodAffinityTerm",
  "v1.WeightedPodAffinityTerm": "Weight:int32 PodAffinityTerm:v1.PodAffinityTerm",
  "v1.PodAffinityTerm":
    "LabelSelector:*v1.LabelSelector Namespaces:[]string TopologyKey:string NamespaceSelector:*v1.LabelSelector MatchLabelKeys:[]string MismatchLabelKeys:[]string",
};
