namespace DefenderXdr.Simulation;

/// <summary>An action on a device. A change makes a new one.</summary>
internal sealed record MachineAction
{
    internal required string Id { get; init; }

    internal required ActionKind Kind { get; init; }

    internal required Term? Scope { get; init; }

    internal required string Requestor { get; init; }

    internal required string? Comment { get; init; }

    internal required Device Device { get; init; }

    internal required DateTimeOffset Created { get; init; }

    internal required DateTimeOffset LastUpdate { get; init; }

    internal Term Status { get; init; } = ActionStatus.Pending;

    /// <summary>How it will end unless it is cancelled.</summary>
    internal SimulatedActionOutcome Outcome { get; init; }

    /// <summary>The file to stop; null for other kinds.</summary>
    internal string? Sha1 { get; init; }

    /// <summary>What a live response is to do; null for other kinds.</summary>
    internal IReadOnlyList<LiveCommand>? Commands { get; init; }

    internal string? CancellationRequestor { get; init; }

    internal string? CancellationComment { get; init; }

    internal DateTimeOffset? Cancelled { get; init; }

    internal bool IsFinal => ActionStatus.IsFinal(Status);

    internal SimulatedMachineAction Public => new(
        Id, Kind.Term.Legacy, Scope?.Legacy, Device.Id, Device.DnsName, Status.Legacy, Requestor, Comment, Created);
}
