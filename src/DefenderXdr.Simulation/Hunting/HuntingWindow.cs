using System.Globalization;
using System.Xml;

namespace DefenderXdr.Simulation;

/// <summary>The stretch of time that a query sees: thirty days, or what Graph's <c>Timespan</c> says.</summary>
internal static class HuntingWindow
{
    private static readonly TimeSpan Default = TimeSpan.FromDays(30);

    /// <summary>Null when the text is none of the documented forms.</summary>
    internal static (DateTime From, DateTime To)? Read(string? text, DateTime now)
    {
        if (string.IsNullOrEmpty(text))
            return (now - Default, now);
        var parts = text!.Split('/');
        return parts.Length switch
        {
            1 when Duration(parts[0]) is { } length => (Before(now, length), now),
            1 when Time(parts[0]) is { } start => (start, now),
            2 when Duration(parts[0]) is { } length && Time(parts[1]) is { } end => (Before(end, length), end),
            2 when Time(parts[0]) is { } start && Duration(parts[1]) is { } length => (start, After(start, length)),
            2 when Time(parts[0]) is { } start && Time(parts[1]) is { } end => (start, end),
            _ => null,
        };
    }

    private static DateTime Before(DateTime time, TimeSpan length) => length < time - DateTime.MinValue ? time - length : DateTime.MinValue;

    private static DateTime After(DateTime time, TimeSpan length) => length < DateTime.MaxValue - time ? time + length : DateTime.MaxValue;

    private static TimeSpan? Duration(string text)
    {
        if (text.Length == 0 || text[0] != 'P')
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static DateTime? Time(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
