namespace DefenderXdr.Json;

/// <summary>
/// Reads something small once in a process, beside a wait: the runtime then has compiled what reads it before the first answer comes, which otherwise
/// takes longer than the answer.
/// </summary>
internal sealed class WarmUp(Action read)
{
    private int begun;

    /// <summary>Begins, when nobody has in this process.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref begun, 1) == 0) _ = Task.Run(read);
    }
}
