namespace DefenderXdr;

/// <summary>What a live response session is to do, in the order that the service takes: files are put, then scripts run, then files fetched.</summary>
public sealed class LiveResponsePlan
{
    /// <param name="steps">The steps, one at least: all that put files, then all that run scripts, then all that get files.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: none, one that cannot be, or another order.</exception>
    public LiveResponsePlan(IReadOnlyList<LiveResponseStep> steps)
    {
        if (steps.Count == 0) throw LiveResponseStep.Invalid("A live response session has one command or more.");
        foreach (var step in steps) step.Check();
        for (var i = 1; i < steps.Count; i++)
            if (steps[i].Rank < steps[i - 1].Rank)
                throw LiveResponseStep.Invalid($"'{steps[i]}' cannot follow '{steps[i - 1]}': the service puts files first, then runs scripts, then gets files. Use a session for each where another order is needed.");
        Steps = [.. steps];
    }

    /// <summary>The steps.</summary>
    public IReadOnlyList<LiveResponseStep> Steps { get; }

    /// <summary>The library files that they need.</summary>
    public IReadOnlyList<string> LibraryFiles => [.. Steps.Select(step => step.LibraryFile).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The steps in words.</summary>
    public override string ToString() => string.Join(", ", Steps);

    /// <summary>The order of an action.</summary>
    /// <param name="comment">Why.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/runliveresponse</c>.</remarks>
    public MachineActionOrder ToOrder(string comment) => MachineActionOrder.LiveResponse([.. Steps.Select(step => step.Command)], $"run live response: {this}", comment);
}
