using System.Management.Automation;

namespace DefenderXdr.PowerShell;

// What keeps a query within the service's limits, and tells what it cost.
public sealed partial class InvokeDefenderHuntingCommand
{
    // Their rows wait in memory: fewer at a time than connections.
    private const int FewSlices = 4;

    private readonly List<DefenderHuntingRun> runs = [];
    private HuntingPeriod? period;

    /// <summary>Runs the query in slices of time, beginning here: a date, or a span back from now.</summary>
    [Parameter]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>Where the last slice ends: a date, or a span back from now. Rows of that very moment are left out. Now, when left out.</summary>
    [Parameter]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>How long a slice is; a day when left out.</summary>
    [Parameter]
    [Span]
    public TimeSpan? SliceBy { get; set; }

    /// <summary>The column of the result that tells a row's slice, a datetime; Timestamp when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TimeColumn { get; set; }

    /// <summary>Makes a result that stops at the service's limit an error.</summary>
    [Parameter]
    public SwitchParameter FailOnTruncation { get; set; }

    /// <summary>Waits when the tenant has no processing time left for hunting.</summary>
    [Parameter]
    public SwitchParameter WaitForQuota { get; set; }

    /// <summary>The name of a variable that gets what each call did and cost.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatisticsVariable { get; set; }

    private void PreparePeriod()
    {
        if (StatisticsVariable is not null) SessionState?.PSVariable.Set(StatisticsVariable, runs);
        if (StartTime is { } start)
        {
            period = new HuntingPeriod { Start = start, End = EndTime ?? DateTimeOffset.UtcNow, Parallel = MyInvocation?.BoundParameters.ContainsKey(nameof(ThrottleLimit)) == true ? ThrottleLimit : FewSlices };
            if (SliceBy is { } length) period = period with { SliceBy = length };
            if (TimeColumn is not null) period = period with { TimeColumn = TimeColumn };
        }
        else if (EndTime is not null || SliceBy is not null || TimeColumn is not null)
        {
            throw DefenderErrors.Create(ErrorIds.HuntingPeriodInvalid, "A query in slices begins somewhere: -EndTime, -SliceBy and -TimeColumn need -StartTime.");
        }
    }

    private void Keep(DefenderHuntingRun run, DefenderConnection connection)
    {
        (run.ConnectionName, run.TenantId) = (connection.Name, connection.TenantId);
        lock (runs) runs.Add(run);
    }
}
