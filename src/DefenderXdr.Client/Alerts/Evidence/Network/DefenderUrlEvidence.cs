using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A URL.</summary>
public sealed class DefenderUrlEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderUrlEvidence() : base("Url") { }

    /// <summary>The URL.</summary>
    public override string? Url { get; set; }

    /// <inheritdoc/>
    public override string? Name => Url;

    internal static readonly ObjectReader<DefenderUrlEvidence> Table = EvidenceTable.Of(() => new DefenderUrlEvidence());
}
