namespace DefenderXdr;

/// <summary>How long to wait between two looks at an action, and what its end means.</summary>
internal static class MachineActionWait
{
    private static readonly int[] Seconds = [1, 2, 3, 5, 8, 13, 20];

    /// <summary>The pause behind a look, the first one being 0.</summary>
    public static TimeSpan Pause(int look) => TimeSpan.FromSeconds(look < Seconds.Length ? Seconds[look] : 30);

    /// <summary>The error of an action that ended without success, or null.</summary>
    public static DefenderException? ErrorOf(DefenderMachineAction action)
    {
        if (action.Status == "Succeeded") return null;
        var why = action.Status == "Cancelled"
            ? $" It was cancelled{(action.CancellationRequestor is { } who ? $" by {who}" : "")}{(action.CancellationComment is { } comment ? $": {comment}" : ".")}"
            : action.Error is { Length: > 0 } error && error != "None" ? $" {error}" : action.ErrorHResult is { } code and not 0 ? $" Error 0x{code:X8}." : "";
        return DefenderErrors.Create(ErrorIds.MachineActionFailed, $"{action} ended without success.{why}");
    }
}
