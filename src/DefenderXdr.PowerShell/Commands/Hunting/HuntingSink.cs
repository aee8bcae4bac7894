namespace DefenderXdr.PowerShell;

/// <summary>What becomes of one result.</summary>
internal abstract class HuntingSink : IDisposable
{
    /// <summary>Takes rows that came together.</summary>
    public abstract void Rows(IReadOnlyList<HuntingRow> rows);

    /// <summary>All rows have come.</summary>
    /// <param name="columns">The columns, also when there was no row.</param>
    public virtual void End(IReadOnlyList<HuntingColumn> columns) { }

    /// <summary>No more rows come, because of an error. Gives the error with what it means for those that came.</summary>
    public virtual DefenderException Break(DefenderException error) => error;

    public virtual void Dispose() { }
}

/// <summary>Rows as they are.</summary>
internal sealed class RowSink(ICommandOutput output) : HuntingSink
{
    public override void Rows(IReadOnlyList<HuntingRow> rows)
    {
        foreach (var row in rows)
            if (row.Schema.HasDynamic) HuntingRowObject.Expand(row);
        output.Rows(rows);
    }
}

/// <summary>Rows as PSObjects.</summary>
internal sealed class ObjectSink(ICommandOutput output) : HuntingSink
{
    public override void Rows(IReadOnlyList<HuntingRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Schema.HasDynamic) HuntingRowObject.Expand(row);
            output.Object(HuntingRowObject.From(row));
        }
    }
}

/// <summary>Rows as JSON.</summary>
internal sealed class JsonSink(ICommandOutput output, bool withOrigin) : HuntingSink
{
    private readonly JsonRowWriter writer = new(withOrigin);

    public override void Rows(IReadOnlyList<HuntingRow> rows)
    {
        foreach (var row in rows) output.Object(writer.TextOf(row));
    }
}
