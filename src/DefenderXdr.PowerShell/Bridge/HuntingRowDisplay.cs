using System.Management.Automation;
using Shell = System.Management.Automation.PowerShell;

namespace DefenderXdr.PowerShell;

/// <summary>On the screen, a hunting row is what was asked for: the columns of the query, and not where they came from.</summary>
internal static class HuntingRowDisplay
{
    /// <summary>Tells the engine about the type of some rows. On the pipeline thread, once for each type and runspace.</summary>
    public static void Register(HuntingSchema schema)
    {
        if (schema.Columns.Count == 0) return;
        using var shell = Shell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Update-TypeData")
            .AddParameter("TypeName", schema.RowType.FullName)
            .AddParameter("DefaultDisplayPropertySet", schema.Columns.Select(column => column.Name).ToArray())
            .AddParameter("Force")
            .AddParameter("WhatIf", false)
            .AddParameter("Confirm", false);
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException)
        {
            // A session without that command, as restricted endpoints are, shows the two more.
        }
    }
}
