using System.Globalization;
using System.Text.RegularExpressions;

namespace DefenderXdr.Http;

/// <summary>
/// The wait that a service writes into its message alone: <c>… again in 37 seconds</c>, <c>… in 7 minutes and 12 seconds</c>, <c>… in 00:07:12</c>. Where it
/// only names the limit that was hit (<c>maximum allowed 45 per 00:01:00</c>), that much time surely does.
/// </summary>
internal static class WaitText
{
    private static readonly Regex Clock = new(@"\bin\s+(?:\d{1,2}\.)?\d{1,2}:\d{2}:\d{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Limit = new(@"\d+\s+per\s+(\d{1,2}:\d{2}:\d{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Units that follow each other are one wait; further ones in the text are about something else.
    private static readonly Regex Units = new(
        @"\b(?:(?<h>\d{1,3})\s*hours?\b)?(?:[\s,]|and)*(?:\b(?<m>\d{1,4})\s*minutes?\b)?(?:[\s,]|and)*(?:\b(?<s>\d{1,5})\s*seconds?\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The wait, or null where the text names none.</summary>
    public static TimeSpan? Read(string? message)
    {
        if (message is null) return null;
        if (Clock.Match(message) is { Success: true } clock)
            return TimeSpan.TryParse(clock.Value.Substring(2).Trim(), CultureInfo.InvariantCulture, out var wait) ? wait : null;
        foreach (Match match in Units.Matches(message))
        {
            if (match.Length > 0 && match.Value.Any(char.IsDigit)) return new TimeSpan(Number(match, "h"), Number(match, "m"), Number(match, "s"));
        }
        return Limit.Match(message) is { Success: true } limit && TimeSpan.TryParse(limit.Groups[1].Value, CultureInfo.InvariantCulture, out var window) ? window : null;
    }

    private static int Number(Match match, string unit) => match.Groups[unit].Success ? int.Parse(match.Groups[unit].Value, CultureInfo.InvariantCulture) : 0;
}
