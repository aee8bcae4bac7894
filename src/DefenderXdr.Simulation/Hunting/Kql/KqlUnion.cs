namespace DefenderXdr.Simulation;

/// <summary>
/// <c>union</c> at the start of a query: tables, and queries in brackets. With <c>isfuzzy=true</c> a table that is not there is left out, as long as one is.
/// </summary>
/// <param name="cursor">Where it stands.</param>
/// <param name="table">The tables.</param>
/// <param name="pipeline">Reads the query in brackets.</param>
internal sealed class KqlUnion(KqlCursor cursor, Func<string, KqlRows?> table, Func<KqlRows> pipeline)
{
    private bool isFuzzy;

    internal KqlRows Read(KqlToken union)
    {
        Options();
        var legs = new List<KqlRows>();
        do
        {
            if (Leg() is { } rows)
                legs.Add(rows);
        }
        while (cursor.TryTake(","));
        return legs.Count > 0 ? All(legs) : throw KqlException.Semantic("union", "None of the tables could be resolved", union);
    }

    private void Options()
    {
        while (cursor.Current.Text is "kind" or "withsource" or "isfuzzy" or "hint")
        {
            var option = cursor.Take();
            cursor.Expect("=");
            var value = cursor.Name();
            if (option.Text == "isfuzzy" && value.Text is "true" or "false")
                isFuzzy = value.Text == "true";
            else if (option.Text != "kind" || value.Text != "outer")
                throw KqlException.NotRun("option", option, "Options of union that are run: kind=outer, isfuzzy=true, isfuzzy=false.");
        }
    }

    // Null for a leg that is left out.
    private KqlRows? Leg()
    {
        var bracketed = cursor.TryTake("(");
        var source = cursor.Current;
        if (isFuzzy && source.Kind == KqlTokenKind.Name && source.Text is not ("print" or "union") && table(source.Text) is null)
        {
            cursor.Take();
            if (!bracketed)
                return null;
            cursor.SkipToClose();
            cursor.Expect(")");
            return null;
        }

        if (!bracketed)
            return table(cursor.Name().Text) ?? throw KqlException.Unresolved("union", source);
        var rows = pipeline();
        cursor.Expect(")");
        return rows;
    }

    // A name that stands for several types becomes a column for each.
    private static KqlRows All(List<KqlRows> legs)
    {
        var all = legs.SelectMany(leg => leg.Columns).Distinct().ToList();
        var maps = legs.Select(leg => (leg.Rows, Indexes: leg.Columns.Select(column => all.IndexOf(column)).ToArray())).ToList();
        var names = new HashSet<string>(all.GroupBy(column => column.Name).Where(group => group.Count() > 1).Select(group => group.Key));
        var columns = all.Select(column => names.Contains(column.Name) ? column with { Name = $"{column.Name}_{KqlSchema.NameOf(column.Type)}" } : column).ToList();
        return new(columns, maps.SelectMany(map => map.Rows.Select(row =>
        {
            var wide = new object?[columns.Count];
            for (var i = 0; i < row.Length; i++)
                wide[map.Indexes[i]] = row[i];
            return wide;
        })));
    }
}
