using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A request to log on in the cloud. Graph only.</summary>
public sealed class DefenderCloudLogonRequestEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderCloudLogonRequestEvidence() : base("CloudLogonRequest") { }

    /// <summary>The sign-in request's id.</summary>
    public string? RequestId { get; set; }

    /// <inheritdoc/>
    public override string? Name => RequestId;

    internal static readonly ObjectReader<DefenderCloudLogonRequestEvidence> Table = EvidenceTable.Of(() => new DefenderCloudLogonRequestEvidence())
        .Text("requestId", (e, v) => e.RequestId = v);
}
