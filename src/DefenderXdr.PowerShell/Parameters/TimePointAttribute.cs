using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DefenderXdr.PowerShell;

/// <summary>Takes a point in time as people say it: a date, or a span back from now such as <c>48h</c>, <c>7d</c> or <c>30m</c>.</summary>
public sealed class TimePointAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        // PowerShell reads an unquoted 7d as a decimal number and 30s as a short one; the wrapper still knows what was typed.
        var value = inputData is PSObject { BaseObject: var inner } && inner is not (decimal or short) ? inner : inputData;
        return Parse(value is PSObject number ? number.ToString() : value) ?? throw new ArgumentTransformationMetadataException(
            $"'{value}' is no point in time. Give a date (2026-11-21, 2026-11-21T08:00:00Z) or a span back from now: 30m, 48h, 7d, 2w.");
    }

    /// <summary>The point in time, UTC, or null when the value says none. A date without zone is local time.</summary>
    internal static DateTimeOffset? Parse(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime time => new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Local) : time).ToUniversalTime(),
        TimeSpan span => DateTimeOffset.UtcNow - span.Duration(),
        string text => Span(text.Trim()) is { } span ? DateTimeOffset.UtcNow - span
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time.ToUniversalTime() : null,
        _ => null,
    };

    private static TimeSpan? Span(string text)
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
