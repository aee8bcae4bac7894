using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A shared access signature of a storage account. Graph only.</summary>
public sealed class DefenderSasTokenEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderSasTokenEvidence() : base("SasToken") { }

    /// <summary>The hash of the signature, which tells it from others.</summary>
    public string? SignatureHash { get; set; }

    /// <summary>The storage key that it was signed with.</summary>
    public string? SignedWith { get; set; }

    /// <summary>From when it is valid, UTC, or null.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>Until when it is valid, UTC.</summary>
    public DateTimeOffset? ExpiryTime { get; set; }

    /// <summary>What it allows.</summary>
    public IReadOnlyList<string> Permissions { get; set; } = [];

    /// <summary>The services that it is good for.</summary>
    public IReadOnlyList<string> AllowedServices { get; set; } = [];

    /// <summary>The types of resource that it is good for.</summary>
    public IReadOnlyList<string> AllowedResourceTypes { get; set; } = [];

    /// <summary>The addresses that may use it, in words; <c>Allows all IP addresses</c> by default.</summary>
    public string? AllowedIpAddresses { get; set; }

    /// <summary>The protocol that may be used.</summary>
    public string? Protocol { get; set; }

    /// <summary>The storage account.</summary>
    public DefenderAzureResourceEvidence? StorageResource { get; set; }

    /// <inheritdoc/>
    public override string? Name => SignatureHash;

    internal static readonly ObjectReader<DefenderSasTokenEvidence> Table = EvidenceTable.Of(() => new DefenderSasTokenEvidence())
        .Text("signatureHash", (e, v) => e.SignatureHash = v)
        .Text("signedWith", (e, v) => e.SignedWith = v)
        .Time("startDateTime", (e, v) => e.StartTime = v)
        .Time("expiryDateTime", (e, v) => e.ExpiryTime = v)
        .TextList("permissions", (e, v) => e.Permissions = v)
        .TextList("allowedServices", (e, v) => e.AllowedServices = v)
        .TextList("allowedResourceTypes", (e, v) => e.AllowedResourceTypes = v)
        .Text("allowedIpAddresses", (e, v) => e.AllowedIpAddresses = v)
        .Text("protocol", (e, v) => e.Protocol = v)
        .One("storageResource", () => DefenderAzureResourceEvidence.Table, (e, v) => e.StorageResource = v);
}
