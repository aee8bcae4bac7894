using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A container. Graph only.</summary>
public sealed class DefenderContainerEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderContainerEvidence() : base("Container") { }

    /// <summary>The container's id.</summary>
    public string? ContainerId { get; set; }

    /// <summary>The image that it was made from.</summary>
    public DefenderContainerImageEvidence? Image { get; set; }

    /// <summary>The pod that it runs in.</summary>
    public DefenderKubernetesPodEvidence? Pod { get; set; }

    /// <summary>The command that it runs.</summary>
    public IReadOnlyList<string> Command { get; set; } = [];

    /// <summary>The command's arguments.</summary>
    public IReadOnlyList<string> Args { get; set; } = [];

    /// <summary>Whether it is privileged.</summary>
    public bool? IsPrivileged { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderContainerEvidence> Table = EvidenceTable.Of(() => new DefenderContainerEvidence())
        .Text("containerId", (e, v) => e.ContainerId = v)
        .One("image", () => DefenderContainerImageEvidence.Table, (e, v) => e.Image = v)
        .One("pod", () => DefenderKubernetesPodEvidence.Table, (e, v) => e.Pod = v)
        .TextList("command", (e, v) => e.Command = v)
        .TextList("args", (e, v) => e.Args = v)
        .Flag("isPrivileged", (e, v) => e.IsPrivileged = v)
        .Text("name", (e, v) => e.Name = v);
}
