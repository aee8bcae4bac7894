using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace DefenderXdr.PowerShell;

/// <summary>A hunting row as a bag of properties, for who asks for it, and where no types can be made for rows: one a column, and last where it came from.</summary>
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
        AddOrigin(result, schema, HuntingSchema.ConnectionName, row.ConnectionName);
        AddOrigin(result, schema, HuntingSchema.TenantId, row.TenantId);
        result.Members.Add(Displays.GetValue(schema, Display), preValidated: true);
        return result;
    }

    /// <summary>Makes properties of the members of what is in a row's dynamic columns.</summary>
    public static void Expand(HuntingRow row)
    {
        var columns = row.Schema.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].ValueType == HuntingType.Dynamic) row.Set(i, JsonObject.From(row.Get(i)));
        }
    }

    // What the query calls so is the query's.
    private static void AddOrigin(PSObject result, HuntingSchema schema, string name, string? value)
    {
        if (schema.IndexOf(name) < 0) result.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
    }

    // On the screen, a row is what was asked for.
    private static PSMemberSet Display(HuntingSchema schema) =>
        new("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", schema.Columns.Select(column => column.Name))]);
}
