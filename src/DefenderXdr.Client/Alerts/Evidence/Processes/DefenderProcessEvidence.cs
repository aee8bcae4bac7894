using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A process.</summary>
public sealed class DefenderProcessEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderProcessEvidence() : base("Process") { }

    /// <summary>The process's id on its device.</summary>
    public override long? ProcessId { get; set; }

    /// <summary>Its command line.</summary>
    public override string? ProcessCommandLine { get; set; }

    /// <summary>When it started, UTC.</summary>
    public override DateTimeOffset? ProcessCreationTime { get; set; }

    /// <summary>The image's name.</summary>
    public override string? FileName { get => ImageFile?.FileName; set => (ImageFile ??= new()).FileName = value; }

    /// <summary>The image's folder.</summary>
    public override string? FilePath { get => ImageFile?.FilePath; set => (ImageFile ??= new()).FilePath = value; }

    /// <summary>The image's MD5: 32 hexadecimal digits. Graph only.</summary>
    public override string? Md5 { get => ImageFile?.Md5; set => (ImageFile ??= new()).Md5 = value; }

    /// <summary>The image's SHA-1: 40 hexadecimal digits.</summary>
    public override string? Sha1 { get => ImageFile?.Sha1; set => (ImageFile ??= new()).Sha1 = value; }

    /// <summary>The image's SHA-256: 64 hexadecimal digits.</summary>
    public override string? Sha256 { get => ImageFile?.Sha256; set => (ImageFile ??= new()).Sha256 = value; }

    /// <summary>The image. The older APIs know its name, folder and hashes alone.</summary>
    public DefenderFileDetails? ImageFile { get; set; }

    /// <summary>The parent process's id.</summary>
    public override long? ParentProcessId { get; set; }

    /// <summary>When the parent process started, UTC.</summary>
    public override DateTimeOffset? ParentProcessCreationTime { get; set; }

    /// <summary>The parent process's image. Null from Defender XDR.</summary>
    public override string? ParentProcessFileName { get => ParentProcessImageFile?.FileName; set => (ParentProcessImageFile ??= new()).FileName = value; }

    /// <summary>The folder of the parent process's image. Null from Defender XDR.</summary>
    public override string? ParentProcessFilePath { get => ParentProcessImageFile?.FilePath; set => (ParentProcessImageFile ??= new()).FilePath = value; }

    /// <summary>The parent process's image. Defender for Endpoint knows its name and folder alone; null from Defender XDR.</summary>
    public DefenderFileDetails? ParentProcessImageFile { get; set; }

    /// <summary>The account's name, without domain.</summary>
    public override string? AccountName { get => UserAccount?.AccountName; set => (UserAccount ??= new()).AccountName = value; }

    /// <summary>The account's domain.</summary>
    public override string? DomainName { get => UserAccount?.DomainName; set => (UserAccount ??= new()).DomainName = value; }

    /// <summary>The account's security identifier, <c>S-1-5-21-…</c>.</summary>
    public override string? UserSid { get => UserAccount?.UserSid; set => (UserAccount ??= new()).UserSid = value; }

    /// <summary>The account's object id in Entra, a GUID.</summary>
    public override string? AadUserId { get => UserAccount?.AadUserId; set => (UserAccount ??= new()).AadUserId = value; }

    /// <summary>The account's user principal name.</summary>
    public override string? UserPrincipalName { get => UserAccount?.UserPrincipalName; set => (UserAccount ??= new()).UserPrincipalName = value; }

    /// <summary>The account that it ran as.</summary>
    public DefenderUserAccount? UserAccount { get; set; }

    /// <summary>The device it ran on: its 40 hexadecimal digits. Null on Defender for Endpoint's own API, where the alert names the device.</summary>
    public override string? DeviceId { get; set; }

    /// <inheritdoc/>
    public override string? Name => ProcessCommandLine ?? FileName;

    internal static readonly ObjectReader<DefenderProcessEvidence> Table = EvidenceTable.Of(() => new DefenderProcessEvidence())
        .Time("processCreationDateTime|processCreationTime", (e, v) => e.ProcessCreationTime = v)
        .One("imageFile", () => DefenderFileDetails.Table, (e, v) => e.ImageFile = v, insteadOf: EvidenceTable.FileMembers)
        .Time("parentProcessCreationDateTime|parentProcessCreationTime", (e, v) => e.ParentProcessCreationTime = v)
        .One("parentProcessImageFile", () => DefenderFileDetails.Table, (e, v) => e.ParentProcessImageFile = v, insteadOf: EvidenceTable.ParentFileMembers)
        .One("userAccount", () => DefenderUserAccount.Table, (e, v) => e.UserAccount = v, insteadOf: EvidenceTable.AccountMembers)
        .Text("mdeDeviceId|deviceId", (e, v) => e.DeviceId = v);
}
