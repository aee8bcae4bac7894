namespace DefenderXdr.PowerShell;

/// <summary>Marks objects with where they came from, which is what sends their successors in a pipeline to the same tenant. Completion remembers them.</summary>
internal static class Origin
{
    public static DefenderIncident Stamp(DefenderIncident incident, DefenderConnection connection)
    {
        incident.ConnectionName = connection.Name;
        incident.TenantId ??= connection.TenantId;
        connection.RecentIncidents.Note(incident);
        foreach (var alert in incident.Alerts) Stamp(alert, connection);
        return incident;
    }

    /// <summary>The same token as that connection's: a copy, for one token may serve several connections.</summary>
    public static DefenderToken Stamp(DefenderToken token, DefenderConnection connection) => token.For(connection.Name);

    public static DefenderAlert Stamp(DefenderAlert alert, DefenderConnection connection)
    {
        alert.ConnectionName = connection.Name;
        alert.TenantId ??= connection.TenantId;
        if (alert.AlertId is { } id) connection.RecentAlerts.Note(id, alert.Title, alert.Severity, alert.Status, alert.LastUpdateTime);
        return alert;
    }

    public static DefenderIncidentMerge Stamp(DefenderIncidentMerge merge, DefenderConnection connection)
    {
        merge.ConnectionName = connection.Name;
        merge.TenantId ??= connection.TenantId;
        return merge;
    }

    public static DefenderAlertMove Stamp(DefenderAlertMove move, DefenderConnection connection)
    {
        move.ConnectionName = connection.Name;
        move.TenantId ??= connection.TenantId;
        return move;
    }

    public static DefenderHuntingTable Stamp(DefenderHuntingTable table, DefenderConnection connection)
    {
        table.ConnectionName = connection.Name;
        table.TenantId ??= connection.TenantId;
        return table;
    }

    public static DefenderIndicator Stamp(DefenderIndicator indicator, DefenderConnection connection)
    {
        indicator.ConnectionName = connection.Name;
        indicator.TenantId ??= connection.TenantId;
        return indicator;
    }
}
