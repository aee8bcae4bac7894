using System.Globalization;

namespace DefenderXdr;

/// <summary>A period that a query is run over in slices, so that no answer has to hold all of its rows.</summary>
public sealed record HuntingPeriod
{
    private const int MostSlices = 10_000;

    /// <summary>Where it begins, its first moment included.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>Where it ends; rows of that very moment do not belong to it.</summary>
    public DateTimeOffset End { get; init; }

    /// <summary>How long a slice is. One whose rows are more than an answer holds is halved.</summary>
    public TimeSpan SliceBy { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The column of the result, a datetime, that tells to which slice a row belongs. Rows where it is null belong to none.</summary>
    public string TimeColumn { get; init; } = "Timestamp";

    /// <summary>How many slices are asked for at a time. Their rows wait in memory until it is their turn.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>A time as messages have it.</summary>
    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <exception cref="DefenderException">It is none.</exception>
    internal void Validate()
    {
        if (End <= Start) throw Invalid($"The period ends at {Text(End)}, which is not after its start at {Text(Start)}.");
        if (SliceBy <= TimeSpan.Zero) throw Invalid($"A slice of {SliceBy} is none.");
        if ((End - Start).Ticks / SliceBy.Ticks >= MostSlices) throw Invalid($"From {Text(Start)} to {Text(End)} there are more than {MostSlices} slices of {SliceBy}.");
    }

    /// <summary>The slices, in their order.</summary>
    internal IEnumerable<HuntingSlice> Slices()
    {
        // "30 days back from now" is some moments more than 30 days by the time that it is used; they need no call of their own.
        var longest = SliceBy + TimeSpan.FromTicks(SliceBy.Ticks / 100);
        for (var start = Start; start < End;)
        {
            var end = End - start > longest ? start + SliceBy : End;
            yield return new(start, end);
            start = end;
        }
    }

    private static DefenderException Invalid(string message) => DefenderErrors.Create(ErrorIds.HuntingPeriodInvalid, message);
}
