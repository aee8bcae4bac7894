using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace DefenderXdr.PowerShell;

/// <summary>A hunting row as PowerShell likes it: one property a column, and last where it came from.</summary>
internal static class HuntingRowObject
{
    private static readonly ConditionalWeakTable<HuntingSchema, PSMemberSet> Displays = new();

    public static PSObject From(HuntingRow row, DefenderConnection connection)
    {
        var result = new PSObject();
        result.TypeNames.Insert(0, typeof(HuntingRow).FullName);
        var columns = row.Schema.Columns;

        // The schema made the names unique already, so the engine need not look for twins at each one.
        for (var i = 0; i < columns.Count; i++) result.Properties.Add(new PSNoteProperty(columns[i].Name, row.Values[i]), preValidated: true);

        // What follows in a pipeline goes to the same tenant. A column of the query's own that is called so stays what it is.
        AddOrigin(result, row.Schema, nameof(DefenderConnection.ConnectionName), connection.Name);
        AddOrigin(result, row.Schema, nameof(DefenderConnection.TenantId), connection.TenantId);
        result.Members.Add(Displays.GetValue(row.Schema, Display), preValidated: true);
        return result;
    }

    private static void AddOrigin(PSObject row, HuntingSchema schema, string name, string? value)
    {
        if (schema.IndexOf(name) < 0) row.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
    }

    // On the screen, a row is what was asked for.
    private static PSMemberSet Display(HuntingSchema schema) =>
        new("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", schema.Columns.Select(column => column.Name))]);
}
