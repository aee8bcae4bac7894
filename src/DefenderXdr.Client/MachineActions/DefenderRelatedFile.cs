using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The file that an action on a device is about.</summary>
public sealed class DefenderRelatedFile
{
    internal static readonly ObjectReader<DefenderRelatedFile> Reader = new ObjectReader<DefenderRelatedFile>(() => new DefenderRelatedFile(), f => f.AdditionalProperties)
        .Text("fileIdentifier", (f, v) => f.FileIdentifier = v)
        .Text("fileIdentifierType", (f, v) => f.FileIdentifierType = v);

    /// <summary>The file's hash.</summary>
    public string? FileIdentifier { get; set; }

    /// <summary>The kind of hash: <c>Sha1</c>, <c>Sha256</c> or <c>Md5</c>.</summary>
    public string? FileIdentifierType { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The hash.</summary>
    public override string ToString() => FileIdentifier ?? "";
}
