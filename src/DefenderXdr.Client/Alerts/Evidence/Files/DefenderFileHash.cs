using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A hash of a file. Graph only.</summary>
public sealed class DefenderFileHash : DefenderOpenObject
{
    /// <summary><c>Unknown</c>, <c>Md5</c>, <c>Sha1</c>, <c>Sha256</c> or <c>Sha256ac</c>.</summary>
    public string? Algorithm { get; set; }

    /// <summary>The hash, in hexadecimal digits.</summary>
    public string? Value { get; set; }

    /// <summary>The algorithm and the hash.</summary>
    public override string ToString() => $"{Algorithm}: {Value}";

    internal static readonly OpenEnum Algorithms = new("Unknown", "Md5", "Sha1", "Sha256", "Sha256ac");

    internal static readonly ObjectReader<DefenderFileHash> Table = EvidenceTable.PartOf(() => new DefenderFileHash())
        .Word("algorithm", Algorithms, (p, v) => p.Algorithm = v)
        .Text("value", (p, v) => p.Value = v);
}
