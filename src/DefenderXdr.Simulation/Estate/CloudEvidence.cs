namespace DefenderXdr.Simulation;

// What only Graph can say: the older APIs have no words for it. These nest, as Graph's types do.
internal sealed record AzureResourceEvidence(string ResourceId, string Name, string Type) : Evidence;

internal sealed record KubernetesClusterEvidence(string Name, string Version, AzureResourceEvidence Resource) : Evidence;

internal sealed record KubernetesNamespaceEvidence(string Name, KubernetesClusterEvidence Cluster) : Evidence;

internal sealed record KubernetesServiceAccountEvidence(string Name, KubernetesNamespaceEvidence Namespace) : Evidence;

internal sealed record KubernetesPodEvidence(string Name, string Application, KubernetesNamespaceEvidence Namespace, IpEvidence Address, KubernetesServiceAccountEvidence Account) : Evidence;

internal sealed record ContainerImageEvidence(string ImageId, string Registry) : Evidence;

internal sealed record ContainerRegistryEvidence(string Registry) : Evidence;

internal sealed record ContainerEvidence(string Id, string Name, ContainerImageEvidence Image, string[] Command, string[] Arguments, bool IsPrivileged, KubernetesPodEvidence Pod) : Evidence;
