namespace DefenderXdr.PowerShell;

/// <summary>The newest incidents of a connection: those that commands read, and what the service says when completion asks it.</summary>
internal sealed class RecentIncidents : RecentObjects<long>
{
    private const int Asked = 20;

    private readonly CompletionRefresh refresh = new();

    public void Note(DefenderIncident incident) => Note(incident.IncidentId, incident.DisplayName, incident.Severity, incident.Status, incident.LastUpdateTime);

    /// <summary>Asks the service for the newest.</summary>
    public void Refresh(DefenderClient client) => refresh.Run(async cancellationToken =>
    {
        var query = new IncidentQuery { First = Asked, IncludeAlerts = false };
        await foreach (var incident in client.Incidents.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false)) Note(incident);
    });
}
