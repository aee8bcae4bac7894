namespace DefenderXdr;

/// <summary>An investigation package that was downloaded.</summary>
public sealed class DefenderInvestigationPackage
{
    internal DefenderInvestigationPackage(DefenderMachineAction action, DownloadedFile file)
    {
        Path = file.Path;
        Size = file.Size;
        Sha256 = file.Sha256;
        ActionId = action.ActionId;
        MachineId = action.MachineId;
        ComputerDnsName = action.ComputerDnsName;
        CreationTime = action.CreationTime;
        TenantId = action.TenantId;
        ConnectionName = action.ConnectionName;
    }

    /// <summary>Where it is: a ZIP file.</summary>
    public string Path { get; }

    /// <summary>How many bytes it has.</summary>
    public long Size { get; }

    /// <summary>Its SHA-256 as it came, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The action that collected it.</summary>
    public string? ActionId { get; }

    /// <summary>The device's id.</summary>
    public string? MachineId { get; }

    /// <summary>The device's name.</summary>
    public string? ComputerDnsName { get; }

    /// <summary>When its collection was asked for, UTC.</summary>
    public DateTimeOffset? CreationTime { get; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; }

    /// <summary>The connection that was used, or null outside PowerShell.</summary>
    public string? ConnectionName { get; }

    /// <summary>Its path.</summary>
    public override string ToString() => Path;
}
