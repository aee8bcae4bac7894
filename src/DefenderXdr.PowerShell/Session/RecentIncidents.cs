namespace DefenderXdr.PowerShell;

/// <summary>The newest incidents of a connection: those that commands read, and what the service says when completion asks it.</summary>
internal sealed class RecentIncidents : RecentObjects<long>
{
    private const int Asked = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private DateTimeOffset nextTime = DateTimeOffset.MinValue;

    public void Note(DefenderIncident incident) => Note(incident.IncidentId, incident.DisplayName, incident.Severity, incident.Status, incident.LastUpdateTime);

    /// <summary>Asks the service for the newest, once a minute at the most, and no longer than a person waits for a completion. What fails is left out.</summary>
    public void Refresh(DefenderClient client)
    {
        if (DateTimeOffset.UtcNow < nextTime) return;
        nextTime = DateTimeOffset.UtcNow + Freshness;

        // Not on this thread: it belongs to the prompt, and whatever would have to run there has to fail instead.
        var end = new CancellationTokenSource(Patience);
        var asking = Task.Run(() => AskAsync(client, end.Token), CancellationToken.None);
        ((IAsyncResult)asking).AsyncWaitHandle.WaitOne(Patience);
    }

    private async Task AskAsync(DefenderClient client, CancellationToken cancellationToken)
    {
        try
        {
            var query = new IncidentQuery { First = Asked, IncludeAlerts = false };
            await foreach (var incident in client.Incidents.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false)) Note(incident);
        }
        catch (Exception e) when (e is DefenderException or OperationCanceledException or InvalidOperationException or HttpRequestException or IOException)
        {
            // No sign-in, no permission, no network: then there is nothing to complete from here.
        }
    }
}
