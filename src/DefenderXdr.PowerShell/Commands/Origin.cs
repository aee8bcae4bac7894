namespace DefenderXdr.PowerShell;

/// <summary>Marks objects with where they came from, which is what sends their successors in a pipeline to the same tenant.</summary>
internal static class Origin
{
    public static DefenderIncident Stamp(DefenderIncident incident, DefenderConnection connection)
    {
        incident.ConnectionName = connection.Name;
        incident.TenantId ??= connection.TenantId;
        foreach (var alert in incident.Alerts) Stamp(alert, connection);
        return incident;
    }

    public static DefenderAlert Stamp(DefenderAlert alert, DefenderConnection connection)
    {
        alert.ConnectionName = connection.Name;
        alert.TenantId ??= connection.TenantId;
        return alert;
    }
}
