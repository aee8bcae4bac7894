using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A file.</summary>
public sealed class DefenderFileEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderFileEvidence() : base("File") { }

    /// <summary>The file's name.</summary>
    public override string? FileName { get => FileDetails?.FileName; set => (FileDetails ??= new()).FileName = value; }

    /// <summary>The file's folder.</summary>
    public override string? FilePath { get => FileDetails?.FilePath; set => (FileDetails ??= new()).FilePath = value; }

    /// <summary>The file's MD5: 32 hexadecimal digits. Graph only.</summary>
    public override string? Md5 { get => FileDetails?.Md5; set => (FileDetails ??= new()).Md5 = value; }

    /// <summary>The file's SHA-1: 40 hexadecimal digits.</summary>
    public override string? Sha1 { get => FileDetails?.Sha1; set => (FileDetails ??= new()).Sha1 = value; }

    /// <summary>The file's SHA-256: 64 hexadecimal digits.</summary>
    public override string? Sha256 { get => FileDetails?.Sha256; set => (FileDetails ??= new()).Sha256 = value; }

    /// <summary>The file. The older APIs know its name, folder and hashes alone.</summary>
    public DefenderFileDetails? FileDetails { get; set; }

    /// <summary>The device it was found on: its 40 hexadecimal digits. Null on Defender for Endpoint's own API, where the alert names the device.</summary>
    public override string? DeviceId { get; set; }

    /// <inheritdoc/>
    public override string? Name => FileName ?? Sha256 ?? Sha1;

    internal static readonly ObjectReader<DefenderFileEvidence> Table = EvidenceTable.Of(() => new DefenderFileEvidence())
        .One("fileDetails", () => DefenderFileDetails.Table, (e, v) => e.FileDetails = v, insteadOf: EvidenceTable.FileMembers)
        .Text("mdeDeviceId|deviceId", (e, v) => e.DeviceId = v);
}
