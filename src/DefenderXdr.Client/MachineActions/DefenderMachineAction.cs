namespace DefenderXdr;

/// <summary>An action on a device, and how far it is. Defender for Endpoint's <c>MachineAction</c>.</summary>
public sealed class DefenderMachineAction : IOriginated
{
    /// <summary>The action's id.</summary>
    public string? ActionId { get; set; }

    /// <summary>What is done: <c>Isolate</c>, <c>Unisolate</c>, <c>RunAntiVirusScan</c>, <c>LiveResponse</c> …</summary>
    public string? Type { get; set; }

    /// <summary>How: <c>Full</c> or <c>Selective</c> isolation, <c>Quick</c> or <c>Full</c> scan; null for others.</summary>
    public string? Scope { get; set; }

    /// <summary><c>Pending</c>, <c>InProgress</c>, <c>Succeeded</c>, <c>Failed</c>, <c>TimeOut</c> or <c>Cancelled</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The device's id.</summary>
    public string? MachineId { get; set; }

    /// <summary>The device's name; null where the service left it out.</summary>
    public string? ComputerDnsName { get; set; }

    /// <summary>Who asked for it.</summary>
    public string? Requestor { get; set; }

    /// <summary>Why, in that one's words.</summary>
    public string? RequestorComment { get; set; }

    /// <summary>Through what: <c>Portal</c>, <c>PublicApi</c> …</summary>
    public string? RequestSource { get; set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When its status last changed, UTC.</summary>
    public DateTimeOffset? LastUpdateTime { get; set; }

    /// <summary>Who cancelled it, or null.</summary>
    public string? CancellationRequestor { get; set; }

    /// <summary>Why it was cancelled, or null.</summary>
    public string? CancellationComment { get; set; }

    /// <summary>When it was cancelled, UTC, or null.</summary>
    public DateTimeOffset? CancellationTime { get; set; }

    /// <summary>What it is called, or null.</summary>
    public string? Title { get; set; }

    /// <summary>An id that whoever asked for it gave it, or null.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The file that it is about, or null.</summary>
    public DefenderRelatedFile? RelatedFileInfo { get; set; }

    /// <summary>The commands of a live response; empty for others.</summary>
    public IReadOnlyList<DefenderLiveResponseCommand> Commands { get; set; } = [];

    /// <summary>The error that it ended in as a number, or null.</summary>
    public long? ErrorHResult { get; set; }

    /// <summary>The error that it ended in, in payloads of 2017, or null.</summary>
    public string? Error { get; set; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection it was read through, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it has ended, well or not.</summary>
    internal bool HasEnded => MachineActionWords.IsFinal(Status);

    /// <summary>What it is, where, and how far.</summary>
    public override string ToString() => $"{Type} of {ComputerDnsName ?? MachineId}: {Status} ({ActionId})";
}
