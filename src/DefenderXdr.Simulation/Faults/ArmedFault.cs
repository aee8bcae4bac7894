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
        && IsBelow(request.Uri.AbsolutePath, fault.Path ?? "")
        && Suits(request);

    private bool Suits(SimulatedRequest request) => fault.Kind switch
    {
        SimulatedFaultKind.ExpiredToken => TokenReader.Bearer(request.Header("Authorization")) is not null,
        SimulatedFaultKind.QuotaExceeded or SimulatedFaultKind.QueryTimeout => HuntingApis.IsPath(request.Uri.AbsolutePath),
        SimulatedFaultKind.ShiftedList => IsLaterPage(new(request.Uri.Query)),
        _ => true,
    };

    /// <summary>Whether a path begins as the beginning does; a star in that stands for anything, so that an operation can be named.</summary>
    private static bool IsBelow(string path, string beginning)
    {
        var at = 0;
        foreach (var part in beginning.Split('*'))
        {
            var found = path.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0 || (at == 0 && found > 0))
                return false;
            at = found + part.Length;
        }

        return true;
    }

    private static bool IsLaterPage(FormFields query) => query["$skiptoken"] is not null || query["$skip"] is not (null or "0");
}
