using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DefenderXdr.PowerShell;

/// <summary>Reads spans as people type them: <c>30s</c>, <c>5m</c>, <c>48h</c>, <c>7d</c>, <c>2w</c>.</summary>
internal static class SpanText
{
    /// <summary>What was typed. PowerShell reads an unquoted 7d as a decimal number and 30s as a short one; the wrapper still knows.</summary>
    public static object Typed(object input)
    {
        var value = input is PSObject { BaseObject: var inner } && inner is not (decimal or short) ? inner : input;
        return value is PSObject number ? number.ToString() : value;
    }

    public static TimeSpan? Parse(string text)
    {
        var match = Regex.Match(text, @"^-?(\d{1,6})\s*(s|m|h|d|w)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (!match.Success) return null;
        var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value.ToUpperInvariant() switch
        {
            "S" => TimeSpan.FromSeconds(count),
            "M" => TimeSpan.FromMinutes(count),
            "H" => TimeSpan.FromHours(count),
            "D" => TimeSpan.FromDays(count),
            _ => TimeSpan.FromDays(7L * count),
        };
    }
}
