using System.Collections;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Makes rows of objects from the pipeline. On the pipeline thread, since properties can be scripts.</summary>
internal sealed class IndicatorObjects
{
    private int count;

    /// <summary>The names of what was left out of objects.</summary>
    public SortedSet<string> Ignored { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IndicatorRow Row(PSObject input)
    {
        var where = $"Object {++count}";
        if (input.BaseObject is DefenderIndicator indicator) return IndicatorRow.Of(indicator, where).Close();

        var row = new IndicatorRow(where, input);
        foreach (var (name, value) in Members(input))
        {
            if (IndicatorFile.FieldOf(name) is { } field) row.Say(field, PlainValues.From(value));
            else if (!IndicatorFile.IsOrigin(name) && !name.Equals(nameof(DefenderIndicator.AdditionalProperties), StringComparison.OrdinalIgnoreCase)) Ignored.Add(name);
        }
        return row.Close();
    }

    private static IEnumerable<(string Name, object? Value)> Members(PSObject input)
    {
        if (input.BaseObject is not IDictionary table) return input.Properties.Where(property => property.IsGettable).Select(property => (property.Name, (object?)property.Value)).ToArray();
        return table.Keys.Cast<object>().Select(key => (key.ToString() ?? "", (object?)table[key])).ToArray();
    }
}
