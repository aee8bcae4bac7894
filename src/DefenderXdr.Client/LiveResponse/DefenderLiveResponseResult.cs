namespace DefenderXdr;

/// <summary>What a live response session on a device gave.</summary>
public sealed class DefenderLiveResponseResult
{
    internal DefenderLiveResponseResult(DefenderMachineAction action, IReadOnlyList<DefenderScriptResult> scripts, IReadOnlyList<DownloadedFile> files)
    {
        ActionId = action.ActionId;
        MachineId = action.MachineId;
        ComputerDnsName = action.ComputerDnsName;
        Status = action.Status;
        Commands = action.Commands;
        Scripts = scripts;
        Files = files;
        TenantId = action.TenantId;
        ConnectionName = action.ConnectionName;
    }

    /// <summary>The session: an action on the device.</summary>
    public string? ActionId { get; }

    /// <summary>The device's id.</summary>
    public string? MachineId { get; }

    /// <summary>The device's name.</summary>
    public string? ComputerDnsName { get; }

    /// <summary>How the session ended: <c>Succeeded</c>, <c>Failed</c>, <c>TimeOut</c> or <c>Cancelled</c>.</summary>
    public string? Status { get; }

    /// <summary>The first script's name in the library, or null where none has ended.</summary>
    public string? ScriptName => Script?.ScriptName;

    /// <summary>What the first script ended with.</summary>
    public long? ExitCode => Script?.ExitCode;

    /// <summary>What the first script wrote.</summary>
    public string? Output => Script?.Output;

    /// <summary>What the first script wrote as errors.</summary>
    public string? Errors => Script?.Errors;

    /// <summary>All scripts that have ended, in their order.</summary>
    public IReadOnlyList<DefenderScriptResult> Scripts { get; }

    /// <summary>The files that were downloaded, in their order.</summary>
    public IReadOnlyList<DownloadedFile> Files { get; }

    /// <summary>Each command with its status, times and errors.</summary>
    public IReadOnlyList<DefenderLiveResponseCommand> Commands { get; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; }

    /// <summary>The connection that was used, or null outside PowerShell.</summary>
    public string? ConnectionName { get; }

    private DefenderScriptResult? Script => Scripts.Count > 0 ? Scripts[0] : null;

    /// <summary>The device and how it went.</summary>
    public override string ToString() => $"{ComputerDnsName ?? MachineId}: {Status}";
}
