using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Cloud evidence as Graph writes it: evidence within evidence.</summary>
internal static class GraphCloud
{
    /// <summary>Writes the members of a kind of cloud evidence.</summary>
    internal static void Write(GraphEvidence graph, JsonTextWriter json, Evidence evidence)
    {
        switch (evidence)
        {
            case AzureResourceEvidence resource:
                json.Member("resourceId", resource.ResourceId);
                json.Member("resourceName", resource.Name);
                json.Member("resourceType", resource.Type);
                break;
            case KubernetesClusterEvidence cluster:
                json.Member("name", cluster.Name);
                json.Member("platform", "aks");
                json.Member("distribution", (string?)null);
                json.Member("version", cluster.Version);
                graph.WriteInner("cloudResource", cluster.Resource, evidence);
                break;
            case KubernetesNamespaceEvidence scope:
                json.Member("name", scope.Name);
                Labels(json, "kubernetes.io/metadata.name", scope.Name);
                graph.WriteInner("cluster", scope.Cluster, evidence);
                break;
            case KubernetesServiceAccountEvidence account:
                json.Member("name", account.Name);
                graph.WriteInner("namespace", account.Namespace, evidence);
                break;
            case KubernetesPodEvidence pod:
                Pod(graph, json, pod);
                break;
            case ContainerImageEvidence image:
                json.Member("imageId", image.ImageId);
                json.Member("digestImage", (string?)null);
                graph.WriteInner("registry", new ContainerRegistryEvidence(image.Registry), evidence);
                break;
            case ContainerRegistryEvidence registry:
                json.Member("registry", registry.Registry);
                break;
            case ContainerEvidence container:
                json.Member("containerId", container.Id);
                json.Member("name", container.Name);
                json.Member("command", container.Command);
                json.Member("args", container.Arguments);
                json.Member("isPrivileged", container.IsPrivileged);
                graph.WriteInner("image", container.Image, evidence);
                graph.WriteInner("pod", container.Pod, evidence);
                break;
        }
    }

    private static void Pod(GraphEvidence graph, JsonTextWriter json, KubernetesPodEvidence pod)
    {
        json.Member("name", pod.Name);
        Labels(json, "app", pod.Application);
        graph.WriteInner("namespace", pod.Namespace, pod);
        graph.WriteInner("podIp", pod.Address, pod);
        graph.WriteInner("serviceAccount", pod.Account, pod);
        json.Member("controller", (string?)null);
        json.Member("containers", []);
        json.Member("initContainers", []);
        json.Member("ephemeralContainers", []);
    }

    private static void Labels(JsonTextWriter json, string name, string value)
    {
        json.StartObject("labels");
        json.Member(name, value);
        json.WriteEndObject();
    }
}
