namespace DefenderXdr;

/// <summary>A piece of a period: its start belongs to it, its end to the next one.</summary>
internal readonly record struct HuntingSlice(DateTimeOffset Start, DateTimeOffset End)
{
    // More rows than an answer holds, all within a millisecond: no time will tell them apart.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public bool CanBeHalved => End - Start > Shortest;

    public (HuntingSlice, HuntingSlice) Halves()
    {
        var middle = Start + TimeSpan.FromTicks((End - Start).Ticks / 2);
        return (new(Start, middle), new(middle, End));
    }

    /// <summary>The operators that leave a result's rows of this slice.</summary>
    public string Filter(string column) =>
        $"| where ['{column.Replace("\\", "\\\\").Replace("'", "\\'")}'] >= {KqlLiteral.Of(Start)} and ['{column.Replace("\\", "\\\\").Replace("'", "\\'")}'] < {KqlLiteral.Of(End)}";

    public override string ToString() => $"{HuntingPeriod.Text(Start)} to {HuntingPeriod.Text(End)}";
}
