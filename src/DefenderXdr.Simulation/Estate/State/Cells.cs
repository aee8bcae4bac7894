namespace DefenderXdr.Simulation;

/// <summary>Where an incident's current state is found. Reading takes no lock.</summary>
internal sealed class IncidentCell(Incident incident)
{
    private Incident current = incident;

    internal Incident Current
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }
}

/// <summary>Where an alert's current state is found: among the alerts of the incident that it belongs to now.</summary>
internal sealed class AlertCell(Alert alert, IncidentCell home)
{
    private readonly string id = alert.Id;
    private IncidentCell home = home;

    internal DateTimeOffset Created { get; } = alert.Created;

    internal IncidentCell Home
    {
        set => Volatile.Write(ref home, value);
    }

    internal Alert Current
    {
        get
        {
            var wait = new SpinWait();
            while (true)
            {
                if (Volatile.Read(ref home).Current.Alert(id) is { } alert)
                    return alert;

                // It has just left that incident; where it went to is a matter of moments.
                wait.SpinOnce();
            }
        }
    }
}
