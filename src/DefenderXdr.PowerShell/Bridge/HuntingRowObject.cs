using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A hunting row as PowerShell likes it: one property a column.</summary>
internal static class HuntingRowObject
{
    public static PSObject From(HuntingRow row)
    {
        var result = new PSObject();
        result.TypeNames.Insert(0, typeof(HuntingRow).FullName);
        var columns = row.Schema.Columns;

        // The schema made the names unique already, so the engine need not look for twins at each one.
        for (var i = 0; i < columns.Count; i++) result.Properties.Add(new PSNoteProperty(columns[i].Name, row.Values[i]), preValidated: true);
        return result;
    }
}
