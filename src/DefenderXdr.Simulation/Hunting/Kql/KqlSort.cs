namespace DefenderXdr.Simulation;

/// <summary>One key of a sort: nulls come first in ascending order and last in descending order.</summary>
internal sealed record KqlSort(int Column, bool Ascending)
{
    internal static IEnumerable<object?[]> By(KqlRows rows, List<KqlSort> keys)
    {
        IOrderedEnumerable<object?[]>? sorted = null;
        foreach (var key in keys)
        {
            var column = key.Column;
            sorted = (sorted, key.Ascending) switch
            {
                (null, true) => rows.Rows.OrderBy(row => row[column], KqlValueComparer.Instance),
                (null, false) => rows.Rows.OrderByDescending(row => row[column], KqlValueComparer.Instance),
                (_, true) => sorted.ThenBy(row => row[column], KqlValueComparer.Instance),
                _ => sorted.ThenByDescending(row => row[column], KqlValueComparer.Instance),
            };
        }

        return sorted!;
    }

    private sealed class KqlValueComparer : IComparer<object?>
    {
        internal static readonly KqlValueComparer Instance = new();

        public int Compare(object? one, object? other) =>
            one is null ? other is null ? 0 : -1 : other is null ? 1 : KqlCompare.Compare(one, other);
    }
}

/// <summary>Rows are the same when all of their values are.</summary>
internal sealed class KqlRowComparer : IEqualityComparer<object?[]>
{
    internal static readonly KqlRowComparer Instance = new();

    public bool Equals(object?[]? one, object?[]? other) => one!.SequenceEqual(other!);

    public int GetHashCode(object?[] row) => row.Aggregate(17, (hash, value) => unchecked(hash * 31 + (value?.GetHashCode() ?? 0)));
}
