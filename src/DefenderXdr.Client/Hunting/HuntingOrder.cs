namespace DefenderXdr;

/// <summary>Puts the rows of a slice in the order of time, so that the service need not: its sorting costs the tenant's processing time.</summary>
internal static class HuntingOrder
{
    /// <summary>The rows, oldest first; those of one moment stay as they came.</summary>
    public static IReadOnlyList<HuntingRow> ByTime(IReadOnlyList<HuntingRow> rows, HuntingSchema schema, string timeColumn)
    {
        var column = schema.IndexOf(timeColumn);
        var times = rows.Select(row => row.Get(column) is DateTime time ? time : DateTime.MinValue).ToArray();
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] < times[i - 1]) return [.. rows.Zip(times, (row, time) => (row, time)).OrderBy(pair => pair.time).Select(pair => pair.row)];
        }
        return rows;
    }
}
