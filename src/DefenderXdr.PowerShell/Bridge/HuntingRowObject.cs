using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace DefenderXdr.PowerShell;

/// <summary>A hunting row as PowerShell likes it where no types can be made for rows: one property a column, and last where it came from.</summary>
internal static class HuntingRowObject
{
    private static readonly ConditionalWeakTable<HuntingSchema, PSMemberSet> Displays = new();

    public static PSObject From(HuntingRow row)
    {
        var result = new PSObject();
        result.TypeNames.Insert(0, typeof(HuntingRow).FullName);
        var schema = row.Schema;

        // The schema made the names unique already, so the engine need not look for twins at each one.
        foreach (var column in schema.Columns) result.Properties.Add(new PSNoteProperty(column.Name, row[column.Name]), preValidated: true);
        result.Properties.Add(new PSNoteProperty(nameof(HuntingRow.ConnectionName), row.ConnectionName), preValidated: true);
        result.Properties.Add(new PSNoteProperty(nameof(HuntingRow.TenantId), row.TenantId), preValidated: true);
        result.Members.Add(Displays.GetValue(schema, Display), preValidated: true);
        return result;
    }

    // On the screen, a row is what was asked for.
    private static PSMemberSet Display(HuntingSchema schema) =>
        new("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", schema.Columns.Select(column => column.Name))]);
}
