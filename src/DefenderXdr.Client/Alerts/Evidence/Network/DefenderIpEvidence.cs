using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An IP address.</summary>
public sealed class DefenderIpEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderIpEvidence() : base("Ip") { }

    /// <summary>The address, version 4 or 6.</summary>
    public override string? IpAddress { get; set; }

    /// <summary>The country by its two letters, ISO 3166. Graph only.</summary>
    public string? CountryLetterCode { get; set; }

    /// <summary>Where the address is. Graph only.</summary>
    public DefenderGeoLocation? Location { get; set; }

    /// <summary>The stream that it was seen in. Graph only.</summary>
    public DefenderStream? Stream { get; set; }

    /// <inheritdoc/>
    public override string? Name => IpAddress;

    internal static readonly ObjectReader<DefenderIpEvidence> Table = EvidenceTable.Of(() => new DefenderIpEvidence())
        .Text("countryLetterCode", (e, v) => e.CountryLetterCode = v)
        .One("location", () => DefenderGeoLocation.Table, (e, v) => e.Location = v)
        .One("stream", () => DefenderStream.Table, (e, v) => e.Stream = v);
}
