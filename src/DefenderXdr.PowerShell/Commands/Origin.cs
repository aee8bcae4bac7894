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

    public static DefenderMachine Stamp(DefenderMachine machine, DefenderConnection connection)
    {
        machine.ConnectionName = connection.Name;
        machine.TenantId ??= connection.TenantId;
        connection.RecentMachines.Note(machine);
        foreach (var alert in machine.Alerts ?? []) Stamp(alert, connection);
        return machine;
    }

    public static DefenderMachineAction Stamp(DefenderMachineAction action, DefenderConnection connection)
    {
        action.ConnectionName = connection.Name;
        action.TenantId ??= connection.TenantId;
        return action;
    }

    public static DefenderInvestigation Stamp(DefenderInvestigation investigation, DefenderConnection connection)
    {
        investigation.ConnectionName = connection.Name;
        investigation.TenantId ??= connection.TenantId;
        return investigation;
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

    public static DefenderLibraryFile Stamp(DefenderLibraryFile file, DefenderConnection connection)
    {
        file.ConnectionName = connection.Name;
        file.TenantId ??= connection.TenantId;
        return file;
    }

    public static DefenderIndicator Stamp(DefenderIndicator indicator, DefenderConnection connection)
    {
        indicator.ConnectionName = connection.Name;
        indicator.TenantId ??= connection.TenantId;
        return indicator;
    }
}
