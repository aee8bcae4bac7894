using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Mails that have something in common.</summary>
public sealed class DefenderMailClusterEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderMailClusterEvidence() : base("MailCluster") { }

    /// <summary>What they have in common, with semicolons between.</summary>
    public override string? ClusterBy { get; set; }

    /// <summary>The value that they have in common. Graph only.</summary>
    public string? ClusterByValue { get; set; }

    /// <summary>How many mails they are. Graph only.</summary>
    public long? EmailCount { get; set; }

    /// <summary>The mails' ids in Microsoft 365. Graph only.</summary>
    public IReadOnlyList<string> NetworkMessageIds { get; set; } = [];

    /// <summary>The query that finds them. Graph only.</summary>
    public string? Query { get; set; }

    /// <summary>The automated investigation that found them, a URN. Graph only.</summary>
    public string? Urn { get; set; }

    /// <inheritdoc/>
    public override string? Name => ClusterBy ?? Query;

    internal static readonly ObjectReader<DefenderMailClusterEvidence> Table = EvidenceTable.Of(() => new DefenderMailClusterEvidence())
        .Text("clusterByValue", (e, v) => e.ClusterByValue = v)
        .Number("emailCount", (e, v) => e.EmailCount = v)
        .TextList("networkMessageIds", (e, v) => e.NetworkMessageIds = v)
        .Text("query", (e, v) => e.Query = v)
        .Text("urn", (e, v) => e.Urn = v);
}
