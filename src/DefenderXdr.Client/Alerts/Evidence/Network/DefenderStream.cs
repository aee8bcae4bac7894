using DefenderXdr.Json;

namespace DefenderXdr;

#pragma warning disable CA1711 // Graph's name, and no stream of bytes.
/// <summary>The stream that something was seen in. Graph only.</summary>
public sealed class DefenderStream : DefenderOpenObject
#pragma warning restore CA1711
{
    /// <summary>The stream's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name ?? "?";

    internal static readonly ObjectReader<DefenderStream> Table = EvidenceTable.PartOf(() => new DefenderStream())
        .Text("name", (p, v) => p.Name = v);
}
