namespace DefenderXdr;

/// <summary>A piece of a period: its start belongs to it, its end to the next one.</summary>
internal readonly record struct HuntingSlice(DateTimeOffset Start, DateTimeOffset End)
{
    // More rows than an answer holds, all within a millisecond: no time will tell them apart.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    // What is too much work for a minute is seldom less for half of it, and each try costs the tenant's quota.
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public bool IsLong => End - Start > Minute;

    public bool CanBeHalved => End - Start > Shortest;

    public (HuntingSlice, HuntingSlice) Halves()
    {
        var middle = Start + TimeSpan.FromTicks((End - Start).Ticks / 2);
        return (new(Start, middle), new(middle, End));
    }

    /// <summary>The operators that leave a result's rows of this slice.</summary>
    public string Filter(string column) =>
        $"| where {KqlLiteral.Name(column)} >= {KqlLiteral.Of(Start)} and {KqlLiteral.Name(column)} < {KqlLiteral.Of(End)}";

    public override string ToString() => $"{HuntingPeriod.Text(Start)} to {HuntingPeriod.Text(End)}";
}
