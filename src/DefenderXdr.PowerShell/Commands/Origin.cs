namespace DefenderXdr.PowerShell;

/// <summary>Marks objects with where they came from, which is what sends their successors in a pipeline to the same tenant. Completion remembers them.</summary>
internal static class Origin
{
    public static T Stamp<T>(T item, DefenderConnection connection) where T : class, IOriginated
    {
        item.ConnectionName = connection.Name;
        item.TenantId ??= connection.TenantId;
        switch (item)
        {
            case DefenderIncident incident:
                connection.RecentIncidents.Note(incident);
                foreach (var alert in incident.Alerts) Stamp(alert, connection);
                break;
            case DefenderAlert { AlertId: { } id } alert:
                connection.RecentAlerts.Note(id, alert.Title, alert.Severity, alert.Status, alert.LastUpdateTime);
                break;
            case DefenderMachine machine:
                connection.RecentMachines.Note(machine);
                foreach (var alert in machine.Alerts ?? []) Stamp(alert, connection);
                break;
        }
        return item;
    }

    /// <summary>The same token as that connection's: a copy, for one token may serve several connections.</summary>
    public static DefenderToken Stamp(DefenderToken token, DefenderConnection connection) => token.For(connection.Name);
}
