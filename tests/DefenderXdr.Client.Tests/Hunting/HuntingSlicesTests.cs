using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>What leaves of slices, whatever is in them. How they are asked for is tested against a simulated tenant.</summary>
public sealed class HuntingSlicesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { 0, 0, 2, 0, 1, 0 }, new[] { 2, 1 })]
    [InlineData(new[] { 0, 0 }, new int[0])]
    [InlineData(new[] { 3 }, new[] { 3 })]
    public async Task A_slice_without_rows_gives_nothing(int[] rows, int[] expected)
    {
        var schema = new HuntingSchema([("n", "Int64")]);
        var period = new HuntingPeriod { Start = Start, End = Start.AddDays(rows.Length), SliceBy = TimeSpan.FromDays(1) };
        var slices = new HuntingSlices(period,
            (slice, _) => Task.FromResult<IReadOnlyList<HuntingRow>?>([.. Enumerable.Range(0, rows[(slice.Start - Start).Days]).Select(_ => schema.NewRow())]),
            new RecordingEvents());

        Assert.Equal(expected, await slices.RowsAsync(CancellationToken.None).Select(bunch => bunch.Count).ToListAsync());
    }
}
