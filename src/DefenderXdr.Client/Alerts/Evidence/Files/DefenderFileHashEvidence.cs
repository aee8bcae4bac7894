using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The hash of a file that is not at hand. Graph only.</summary>
public sealed class DefenderFileHashEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderFileHashEvidence() : base("FileHash") { }

    /// <summary><c>Unknown</c>, <c>Md5</c>, <c>Sha1</c>, <c>Sha256</c> or <c>Sha256ac</c>.</summary>
    public string? Algorithm { get; set; }

    /// <summary>The hash, in hexadecimal digits.</summary>
    public string? Value { get; set; }

    /// <summary>The hash, where it is an MD5.</summary>
    public override string? Md5 => Algorithm == "Md5" ? Value : base.Md5;

    /// <summary>The hash, where it is a SHA-1.</summary>
    public override string? Sha1 => Algorithm == "Sha1" ? Value : base.Sha1;

    /// <summary>The hash, where it is a SHA-256.</summary>
    public override string? Sha256 => Algorithm == "Sha256" ? Value : base.Sha256;

    /// <inheritdoc/>
    public override string? Name => Value;

    internal static readonly ObjectReader<DefenderFileHashEvidence> Table = EvidenceTable.Of(() => new DefenderFileHashEvidence())
        .Word("algorithm", DefenderFileHash.Algorithms, (e, v) => e.Algorithm = v)
        .Text("value", (e, v) => e.Value = v);
}
