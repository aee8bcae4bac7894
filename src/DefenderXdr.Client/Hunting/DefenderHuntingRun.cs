using System.Globalization;

namespace DefenderXdr;

/// <summary>One call that ran a hunting query: which, when, what came of it, and what it cost. A query in slices makes many.</summary>
public sealed class DefenderHuntingRun
{
    internal DefenderHuntingRun() { }

    /// <summary>The API that ran it.</summary>
    public DefenderApi Api { get; internal set; }

    /// <summary>What came of it.</summary>
    public DefenderHuntingOutcome Outcome { get; internal set; }

    /// <summary>How many rows came.</summary>
    public int Rows { get; internal set; }

    /// <summary>The columns, also when there are no rows; empty when the call failed.</summary>
    public IReadOnlyList<HuntingColumn> Columns { get; internal set; } = [];

    /// <summary>When the query was sent, UTC.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>From then until its last row was taken. A slow consumer is in it; waits for a quota are not.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>How long the service says that the query took; null where it says nothing, as Graph.</summary>
    public TimeSpan? ExecutionTime { get; internal set; }

    /// <summary>The processor time that it took of the tenant's share; null where the service says nothing.</summary>
    public TimeSpan? CpuTime { get; internal set; }

    /// <summary>The most memory that it took on one node, in bytes; null where the service says nothing.</summary>
    public long? PeakMemory { get; internal set; }

    /// <summary>Everything that the service says about the run (<c>Stats</c>), as it came; null where it says nothing.</summary>
    public IDictionary<string, object?>? Statistics { get; internal set; }

    /// <summary>The start of the slice, UTC, its first moment included; null when the query ran as a whole.</summary>
    public DateTimeOffset? SliceStart { get; internal set; }

    /// <summary>The end of the slice, UTC, which belongs to the next one; null when the query ran as a whole.</summary>
    public DateTimeOffset? SliceEnd { get; internal set; }

    /// <summary>The service's id of the call, for the vendor's support; null when it gave none.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>This module's id of the call, sent as <c>client-request-id</c>; null when no answer came.</summary>
    public string? ClientRequestId { get; internal set; }

    /// <summary>The connection that it went through; null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The tenant that it asked; null outside PowerShell.</summary>
    public string? TenantId { get; set; }

    /// <summary>What came of it, in short.</summary>
    public override string ToString()
    {
        var slice = SliceStart is { } start && SliceEnd is { } end ? $" of {HuntingPeriod.Text(start)} to {HuntingPeriod.Text(end)}" : "";
        var cost = CpuTime is { } cpu ? string.Format(CultureInfo.InvariantCulture, ", {0:0.###} s of processor time", cpu.TotalSeconds) : "";
        return string.Format(CultureInfo.InvariantCulture, "{0}: {1} row{2}{3} after {4:0.###} s{5}, {6}, request id {7}",
            Api, Rows, Rows == 1 ? "" : "s", slice, Duration.TotalSeconds, cost, Outcome.ToString().ToLowerInvariant(), RequestId ?? ClientRequestId ?? "unknown");
    }

    /// <summary>Takes over what the service says of the run.</summary>
    internal void Read(IDictionary<string, object?>? statistics)
    {
        Statistics = statistics;
        ExecutionTime = At("ExecutionTime") switch
        {
            double seconds => TimeSpan.FromSeconds(seconds),
            long seconds => TimeSpan.FromSeconds(seconds),
            _ => null,
        };
        CpuTime = At("resource_usage", "cpu", "total cpu") is string text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var cpu) ? cpu : null;
        PeakMemory = At("resource_usage", "memory", "peak_per_node") as long?;

        object? At(params string[] path) =>
            path.Aggregate((object?)statistics, (value, name) => value is IDictionary<string, object?> members && members.TryGetValue(name, out var member) ? member : null);
    }
}
