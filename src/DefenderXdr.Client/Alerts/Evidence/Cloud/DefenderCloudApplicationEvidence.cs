using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A cloud application, such as one that Defender for Cloud Apps watches.</summary>
public sealed class DefenderCloudApplicationEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderCloudApplicationEvidence() : base("CloudApplication") { }

    /// <summary>The application's number.</summary>
    public long? AppId { get; set; }

    /// <summary>The application's name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The instance's number.</summary>
    public long? InstanceId { get; set; }

    /// <summary>The instance's name.</summary>
    public string? InstanceName { get; set; }

    /// <summary>The application's number among those that are software as a service.</summary>
    public long? SaasAppId { get; set; }

    /// <summary>The stream that it was seen in.</summary>
    public DefenderStream? Stream { get; set; }

    /// <inheritdoc/>
    public override string? Name => DisplayName;

    internal static readonly ObjectReader<DefenderCloudApplicationEvidence> Table = EvidenceTable.Of(() => new DefenderCloudApplicationEvidence())
        .Number("appId", (e, v) => e.AppId = v)
        .Text("displayName", (e, v) => e.DisplayName = v)
        .Number("instanceId", (e, v) => e.InstanceId = v)
        .Text("instanceName", (e, v) => e.InstanceName = v)
        .Number("saasAppId", (e, v) => e.SaasAppId = v)
        .One("stream", () => DefenderStream.Table, (e, v) => e.Stream = v);
}
