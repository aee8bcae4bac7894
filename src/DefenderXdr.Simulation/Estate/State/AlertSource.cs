namespace DefenderXdr.Simulation;

/// <summary>
/// The alerts of an incident, made when somebody first looks: most of a large estate is never looked at. They are made for the
/// incident as it came into the world, so that a change made before that look does not make others of them.
/// </summary>
internal sealed class AlertSource
{
    private readonly Incident? born;
    private readonly ulong seed;
    private IReadOnlyList<Alert>? made;

    internal AlertSource(Incident born, ulong seed)
    {
        this.born = born;
        this.seed = seed;
    }

    internal AlertSource(IReadOnlyList<Alert> alerts) => made = alerts;

    internal IReadOnlyList<Alert> Alerts => Volatile.Read(ref made) ?? Make();

    // Two threads may make them at once; everybody gets those of the first.
    private IReadOnlyList<Alert> Make()
    {
        var mine = AlertForge.Make(born!, seed);
        return Interlocked.CompareExchange(ref made, mine, null) ?? mine;
    }
}
