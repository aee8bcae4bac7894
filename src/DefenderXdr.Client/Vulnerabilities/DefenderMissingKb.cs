using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A security update that a device lacks.</summary>
public sealed class DefenderMissingKb
{
    internal static readonly ObjectReader<DefenderMissingKb> Reader = new ObjectReader<DefenderMissingKb>(() => new DefenderMissingKb(), k => k.AdditionalProperties)
        .Text("id", (k, v) => k.KbId = v)
        .Text("name", (k, v) => k.Name = v)
        .TextList("productsNames", (k, v) => k.ProductNames = v)
        .Text("url", (k, v) => k.Url = v)
        .Number("machineMissedOn", (k, v) => k.MachineMissedOn = v)
        .Number("cveAddressed", (k, v) => k.CveAddressed = v);

    /// <summary>The number of the knowledge base's article.</summary>
    public string? KbId { get; set; }

    /// <summary>The update's name.</summary>
    public string? Name { get; set; }

    /// <summary>The products that it updates.</summary>
    public IReadOnlyList<string> ProductNames { get; set; } = [];

    /// <summary>Where to get it.</summary>
    public string? Url { get; set; }

    /// <summary>How many devices lack it.</summary>
    public long? MachineMissedOn { get; set; }

    /// <summary>How many vulnerabilities it mends.</summary>
    public long? CveAddressed { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The update's name.</summary>
    public override string ToString() => Name ?? KbId ?? "";
}
