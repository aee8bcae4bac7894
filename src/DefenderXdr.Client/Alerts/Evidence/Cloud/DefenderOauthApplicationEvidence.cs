using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An application that people consented to. Graph only.</summary>
public sealed class DefenderOauthApplicationEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderOauthApplicationEvidence() : base("OauthApplication") { }

    /// <summary>The application's id, a GUID.</summary>
    public string? AppId { get; set; }

    /// <summary>The application's name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The application's object id, a GUID.</summary>
    public string? ObjectId { get; set; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; set; }

    /// <inheritdoc/>
    public override string? Name => DisplayName ?? AppId;

    internal static readonly ObjectReader<DefenderOauthApplicationEvidence> Table = EvidenceTable.Of(() => new DefenderOauthApplicationEvidence())
        .Text("appId", (e, v) => e.AppId = v)
        .Text("displayName", (e, v) => e.DisplayName = v)
        .Text("objectId", (e, v) => e.ObjectId = v)
        .Text("publisher", (e, v) => e.Publisher = v);
}
