using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What is known of a file.</summary>
public sealed class DefenderFileDetails : DefenderOpenObject
{
    /// <summary>Its name.</summary>
    public string? FileName { get; set; }

    /// <summary>Its folder.</summary>
    public string? FilePath { get; set; }

    /// <summary>Its size in bytes. Graph only.</summary>
    public long? FileSize { get; set; }

    /// <summary>Its MD5: 32 hexadecimal digits. Graph only.</summary>
    public string? Md5 { get; set; }

    /// <summary>Its SHA-1: 40 hexadecimal digits. A parent process's is null from Defender for Endpoint.</summary>
    public string? Sha1 { get; set; }

    /// <summary>Its SHA-256: 64 hexadecimal digits. A parent process's is null from Defender for Endpoint.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Its Authenticode SHA-256: 64 hexadecimal digits. Graph only.</summary>
    public string? Sha256Ac { get; set; }

    /// <summary>Who published it. Graph only.</summary>
    public string? FilePublisher { get; set; }

    /// <summary>Who signed it. Graph only.</summary>
    public string? Signer { get; set; }

    /// <summary>Who issued the signer's certificate. Graph only.</summary>
    public string? Issuer { get; set; }

    /// <summary>Its folder and name.</summary>
    public override string ToString() =>
        string.IsNullOrEmpty(FilePath) ? FileName ?? Sha256 ?? Sha1 ?? "?" : FilePath + (FilePath!.IndexOf('/') < 0 ? @"\" : "/") + FileName;

    internal static readonly ObjectReader<DefenderFileDetails> Table = EvidenceTable.PartOf(() => new DefenderFileDetails())
        .Text("fileName", (p, v) => p.FileName = v)
        .Text("filePath", (p, v) => p.FilePath = v)
        .Number("fileSize", (p, v) => p.FileSize = v)
        .Text("md5", (p, v) => p.Md5 = v)
        .Text("sha1", (p, v) => p.Sha1 = v)
        .Text("sha256", (p, v) => p.Sha256 = v)
        .Text("sha256Ac", (p, v) => p.Sha256Ac = v)
        .Text("filePublisher", (p, v) => p.FilePublisher = v)
        .Text("signer", (p, v) => p.Signer = v)
        .Text("issuer", (p, v) => p.Issuer = v);
}
