using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A place. Graph only.</summary>
public sealed class DefenderGeoLocation : DefenderOpenObject
{
    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>The state.</summary>
    public string? State { get; set; }

    /// <summary>The country's name.</summary>
    public string? CountryName { get; set; }

    /// <summary>Degrees north of the equator, negative to the south.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east of Greenwich, negative to the west.</summary>
    public double? Longitude { get; set; }

    /// <summary>City, state and country.</summary>
    public override string ToString() => string.Join(", ", new[] { City, State, CountryName }.Where(name => !string.IsNullOrEmpty(name)));

    internal static readonly ObjectReader<DefenderGeoLocation> Table = EvidenceTable.PartOf(() => new DefenderGeoLocation())
        .Text("city", (p, v) => p.City = v)
        .Text("state", (p, v) => p.State = v)
        .Text("countryName", (p, v) => p.CountryName = v)
        .Real("latitude", (p, v) => p.Latitude = v)
        .Real("longitude", (p, v) => p.Longitude = v);
}
