using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An automated investigation of a device.</summary>
public sealed class DefenderInvestigation : IOriginated
{
    private static readonly HashSet<string> Going = new(["Running", "PendingApproval", "PendingResource", "Queued", "Unknown"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> WithoutResult = new(
        ["Failed", "InnerFailure", "Terminated", "TerminatedByUser", "TerminatedBySystem", "UnsupportedOs", "UnsupportedAlertType"], StringComparer.OrdinalIgnoreCase);

    internal static readonly ObjectReader<DefenderInvestigation> Reader = new ObjectReader<DefenderInvestigation>(() => new DefenderInvestigation(), i => i.AdditionalProperties)
        .Text("id", (i, v) => i.InvestigationId = v)
        .Time("startTime", (i, v) => i.StartTime = v)
        .Time("endTime", (i, v) => i.EndTime = v)
        .Word("state", AlertWords.InvestigationState, (i, v) => i.State = v)
        .Text("cancelledBy", (i, v) => i.CancelledBy = v)
        .Text("statusDetails", (i, v) => i.StatusDetails = v)
        .Text("machineId", (i, v) => i.MachineId = v)
        .Text("computerDnsName", (i, v) => i.ComputerDnsName = v)
        .Text("triggeringAlertId", (i, v) => i.TriggeringAlertId = v);

    /// <summary>The id: digits.</summary>
    public string? InvestigationId { get; set; }

    /// <summary>How far it is: <c>Queued</c>, <c>Running</c>, <c>PendingApproval</c>, <c>SuccessfullyRemediated</c>, <c>Benign</c>, <c>Failed</c> …</summary>
    public string? State { get; set; }

    /// <summary>Why it is there, in the service's words, or null.</summary>
    public string? StatusDetails { get; set; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When it ended, UTC; null while it goes on.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Who cancelled it, or null.</summary>
    public string? CancelledBy { get; set; }

    /// <summary>The device's id.</summary>
    public string? MachineId { get; set; }

    /// <summary>The device's name.</summary>
    public string? ComputerDnsName { get; set; }

    /// <summary>The alert that it began with, or null.</summary>
    public string? TriggeringAlertId { get; set; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection it was read through, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it has ended. A state that the service adds some day counts as an end when there is an <see cref="EndTime"/>.</summary>
    internal bool HasEnded => State is not null && !Going.Contains(State) && (AlertWords.InvestigationState.Words.Contains(State) || EndTime is not null);

    /// <summary>Whether it ended without a result.</summary>
    internal bool HasFailed => State is not null && WithoutResult.Contains(State);

    /// <summary>The id and the state.</summary>
    public override string ToString() => $"{InvestigationId} ({State})";
}
