namespace DefenderXdr.Simulation;

/// <summary>A fault that waits for its calls, and counts them. Safe for many threads.</summary>
internal sealed class ArmedFault(SimulatedFault fault, int seed)
{
    private readonly Dice dice = new(seed, "fault " + fault);
    private int chances;
    private int struck;

    internal SimulatedFault Fault => fault;

    /// <summary>Whether it strikes this call.</summary>
    internal bool Strikes(SimulatedRequest request, bool reads)
    {
        if (!CanStrike(request, reads))
            return false;
        lock (dice)
        {
            if ((fault.Count > 0 && struck >= fault.Count) || ++chances % fault.Every != 0 || !dice.Chance(fault.Probability))
                return false;
            struck++;
            return true;
        }
    }

    private bool CanStrike(SimulatedRequest request, bool reads) =>
        (fault.On == SimulatedFaultTarget.Any || fault.On == (reads ? SimulatedFaultTarget.Reads : SimulatedFaultTarget.Changes))
        && (fault.Path is null || request.Uri.AbsolutePath.StartsWith(fault.Path, StringComparison.OrdinalIgnoreCase))
        && Suits(request);

    private bool Suits(SimulatedRequest request) => fault.Kind switch
    {
        SimulatedFaultKind.ExpiredToken => TokenReader.Bearer(request.Header("Authorization")) is not null,
        SimulatedFaultKind.QuotaExceeded or SimulatedFaultKind.QueryTimeout => HuntingApis.IsPath(request.Uri.AbsolutePath),
        SimulatedFaultKind.ShiftedList => IsLaterPage(new(request.Uri.Query)),
        _ => true,
    };

    private static bool IsLaterPage(FormFields query) => query["$skiptoken"] is not null || query["$skip"] is not (null or "0");
}
