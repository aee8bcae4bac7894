using System.Globalization;
using DefenderXdr.Json;

namespace DefenderXdr.Tests.Json;

public sealed class Iso8601Tests
{
    [Theory]
    [InlineData("2021-01-26T20:33:57Z", 0)]
    [InlineData("2021-01-26T20:33:57.7Z", 7000000)]
    [InlineData("2021-01-26T20:33:57.72Z", 7200000)]
    [InlineData("2021-01-26T20:33:57.722Z", 7220000)]
    [InlineData("2021-01-26T20:33:57.7220Z", 7220000)]
    [InlineData("2021-01-26T20:33:57.72202Z", 7220200)]
    [InlineData("2021-01-26T20:33:57.722023Z", 7220230)]
    [InlineData("2021-01-26T20:33:57.7220239Z", 7220239)]
    [InlineData("2021-01-26T20:33:57.0000001Z", 1)]
    public void Up_to_seven_fractional_digits_are_kept(string text, int ticks)
    {
        Assert.True(Iso8601.TryParse(text, out var time));
        Assert.Equal(new DateTimeOffset(2021, 1, 26, 20, 33, 57, TimeSpan.Zero).AddTicks(ticks), time);
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
    }

    [Theory]
    [InlineData("2021-01-26T20:33:57+02:00", "2021-01-26T18:33:57Z")]
    [InlineData("2021-01-26T20:33:57.25-05:30", "2021-01-27T02:03:57.25Z")]
    [InlineData("2021-01-26T20:33:57", "2021-01-26T20:33:57Z")]
    [InlineData("2021-01-26 20:33:57.123", "2021-01-26T20:33:57.123Z")]
    [InlineData("2021-01-26T20:33Z", "2021-01-26T20:33:00Z")]
    [InlineData("2021-01-26", "2021-01-26T00:00:00Z")]
    public void Other_spellings_are_the_same_instant_in_UTC(string text, string expected)
    {
        Assert.True(Iso8601.TryParse(text, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00.0000000Z")]
    [InlineData("0001-01-01")]
    public void The_first_day_of_all_is_no_date(string text)
    {
        Assert.True(Iso8601.TryParse(text, out var time));
        Assert.Null(time);
    }

    [Theory]
    [InlineData("2024-02-29T12:00:00Z", true)]
    [InlineData("2000-02-29T12:00:00Z", true)]
    [InlineData("2023-02-29T12:00:00Z", false)]
    [InlineData("1900-02-29T12:00:00Z", false)]
    [InlineData("2024-04-31T12:00:00Z", false)]
    [InlineData("9999-12-31T23:59:59.9999999Z", true)]
    public void The_calendar_is_kept(string text, bool exists) => Assert.Equal(exists, Iso8601.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("not a date")]
    [InlineData("2024-13-01T00:00:00Z")]
    [InlineData("2024-00-10T00:00:00Z")]
    [InlineData("2024-01-00T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2024-01-01T25:00:00Z")]
    [InlineData("2024-01-01T00:60:00Z")]
    [InlineData("2024-01-01T00:00:60Z")]
    [InlineData("2024-01-01T00:00:00.Z")]
    [InlineData("2024-01-01T00:00:00.12a4Z")]
    [InlineData("2024-01-01T00:00:0٣Z")]
    [InlineData("2024-01-01T00:00:00ZZ")]
    [InlineData("20240101T000000Z, later")]
    [InlineData("18446744073709551615")]
    public void Garbage_is_no_date(string text)
    {
        Assert.False(Iso8601.TryParse(text, out var time));
        Assert.Null(time);
    }

    [Fact]
    public void Random_dates_are_what_the_framework_reads()
    {
        var random = new Random(20261121);
        for (var n = 0; n < 20_000; n++)
        {
            var ticks = random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks);
            var digits = random.Next(0, 8);
            var format = "yyyy-MM-dd'T'HH:mm:ss" + (digits == 0 ? "" : "." + new string('f', digits)) + "'Z'";
            var text = new DateTime(ticks, DateTimeKind.Utc).ToString(format, CultureInfo.InvariantCulture);

            Assert.True(Iso8601.TryParse(text, out var time), text);
            Assert.Equal(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), time);
        }
    }

    [Fact]
    public void One_changed_character_never_gives_another_answer_than_the_framework_s()
    {
        var random = new Random(7);
        const string Alphabet = "0123456789-:.TZ+ aé";
        for (var n = 0; n < 20_000; n++)
        {
            var text = "2024-02-28T23:59:59.1234567Z".ToCharArray();
            text[random.Next(text.Length)] = Alphabet[random.Next(Alphabet.Length)];
            var changed = new string(text);

            var known = DateTimeOffset.TryParse(changed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var expected);
            Assert.True(known == Iso8601.TryParse(changed, out var time), changed);
            if (known) Assert.Equal(expected, time);
        }
    }

    [Fact]
    public void What_is_written_into_filters_is_read_back_to_the_tick()
    {
        var time = new DateTimeOffset(2026, 11, 20, 14, 30, 5, TimeSpan.FromHours(-3.5)).AddTicks(1234567);

        Assert.Equal("2026-11-20T18:00:05.1234567Z", Iso8601.Format(time));
        Assert.True(Iso8601.TryParse(Iso8601.Format(time), out var read));
        Assert.Equal(time, read);
    }

    [Fact]
    public void The_culture_of_the_machine_has_no_say()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Its own calendar, its own digits and separators.
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal("2026-11-20T18:00:05.0000000Z", Iso8601.Format(new(2026, 11, 20, 18, 0, 5, TimeSpan.Zero)));
            Assert.True(Iso8601.TryParse("2021-01-26T20:33:57+02:00", out var time));
            Assert.Equal(new DateTimeOffset(2021, 1, 26, 18, 33, 57, TimeSpan.Zero), time);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("12:30")]
    [InlineData("12:30:45.1234567")]
    [InlineData("1/2")]
    [InlineData("May")]
    [InlineData("Monday")]
    public void A_piece_of_a_date_is_no_date(string text) => Assert.False(Iso8601.TryParse(text, out _));
}
