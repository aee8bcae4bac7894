namespace DefenderXdr.Simulation;

/// <summary>Stands before the APIs and makes calls go wrong.</summary>
internal sealed class FaultInjector(ApiHost apis, Func<DateTimeOffset> clock, int seed, Action shift)
{
    private readonly HashSet<string> expiredTokens = [];
    private readonly List<string> history = [];
    private ArmedFault[] armed = [];

    /// <summary>Every fault that struck so far, and the call that it struck.</summary>
    internal IReadOnlyList<string> History
    {
        get
        {
            lock (history)
                return [.. history];
        }
    }

    /// <summary>From now on these faults and no others.</summary>
    internal void Arm(IEnumerable<SimulatedFault> faults) => Volatile.Write(ref armed, [.. faults.Select(fault => new ArmedFault(fault, seed))]);

    internal SimulatedResponse Handle(SimulatedRequest request)
    {
        var waiting = Volatile.Read(ref armed);
        if (IsExpired(request))
            return Answer(request, FaultAnswer.ExpiredToken);
        if (waiting.Length == 0)
            return apis.Handle(request);
        var reads = apis.IsRead(request);
        foreach (var one in waiting)
        {
            if (!one.Strikes(request, reads))
                continue;
            lock (history)
                history.Add($"{one.Fault}: {request.Method} {request.Uri.PathAndQuery}");
            if (one.Fault.Kind != SimulatedFaultKind.ShiftedList)
                return Strike(one.Fault, request);
            shift();
        }

        return apis.Handle(request);
    }

    private SimulatedResponse Strike(SimulatedFault fault, SimulatedRequest request)
    {
        if (fault.Kind == SimulatedFaultKind.ExpiredToken)
        {
            lock (expiredTokens)
                expiredTokens.Add(Token(request)!);
            return Answer(request, FaultAnswer.ExpiredToken);
        }

        if (FaultAnswer.Of(fault, apis.ApiOf(request)) is { } error)
        {
            if (fault.IsDone)
                apis.Handle(request);
            return Answer(request, error);
        }

        return Spoilt(fault, apis.Handle(request));
    }

    private static SimulatedResponse Spoilt(SimulatedFault fault, SimulatedResponse answer) => fault.Kind switch
    {
        SimulatedFaultKind.LostAnswer => answer.Lost(),
        SimulatedFaultKind.DroppedConnection => answer.Broken(null),
        SimulatedFaultKind.SlowPage => answer.Broken(fault.Wait ?? TimeSpan.Zero),
        SimulatedFaultKind.TruncatedJson => answer.First(answer.ContentLength / 2),
        _ => answer.First(0),
    };

    private SimulatedResponse Answer(SimulatedRequest request, Func<Call, SimulatedResponse> answer) => answer(new(request, apis.ApiOf(request), clock()));

    private bool IsExpired(SimulatedRequest request)
    {
        lock (expiredTokens)
            return expiredTokens.Count > 0 && Token(request) is { } token && expiredTokens.Contains(token);
    }

    private static string? Token(SimulatedRequest request) => TokenReader.Bearer(request.Header("Authorization"));
}
