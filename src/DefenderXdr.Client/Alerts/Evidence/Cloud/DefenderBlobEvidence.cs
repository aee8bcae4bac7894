using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A blob in a storage account. Graph only.</summary>
public sealed class DefenderBlobEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderBlobEvidence() : base("Blob") { }

    /// <summary>The blob's URL.</summary>
    public override string? Url { get; set; }

    /// <summary>The blob's entity tag.</summary>
    public string? Etag { get; set; }

    /// <summary>The hashes of what is in it.</summary>
    public IReadOnlyList<DefenderFileHash> FileHashes { get; set; } = [];

    /// <summary>The MD5 of what is in it.</summary>
    public override string? Md5 => Hash("Md5") ?? base.Md5;

    /// <summary>The SHA-1 of what is in it.</summary>
    public override string? Sha1 => Hash("Sha1") ?? base.Sha1;

    /// <summary>The SHA-256 of what is in it.</summary>
    public override string? Sha256 => Hash("Sha256") ?? base.Sha256;

    /// <summary>The container that it is in.</summary>
    public DefenderBlobContainerEvidence? BlobContainer { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    private string? Hash(string algorithm) => FileHashes.FirstOrDefault(hash => hash.Algorithm == algorithm)?.Value;

    internal static readonly ObjectReader<DefenderBlobEvidence> Table = EvidenceTable.Of(() => new DefenderBlobEvidence())
        .Text("etag", (e, v) => e.Etag = v)
        .List("fileHashes", () => DefenderFileHash.Table, (e, v) => e.FileHashes = v)
        .One("blobContainer", () => DefenderBlobContainerEvidence.Table, (e, v) => e.BlobContainer = v)
        .Text("name", (e, v) => e.Name = v);
}
