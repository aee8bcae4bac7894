using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes a point in time as people say it: a date, or a span back from now such as <c>48h</c>, <c>7d</c> or <c>30m</c>.</summary>
public sealed class TimePointAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Parse(SpanText.Typed(inputData)) ?? throw new ArgumentTransformationMetadataException(
            $"'{SpanText.Typed(inputData)}' is no point in time. Give a date (2026-11-21, 2026-11-21T08:00:00Z) or a span back from now: 30m, 48h, 7d, 2w.");

    /// <summary>The point in time, UTC, or null when the value says none. A date without zone is local time.</summary>
    internal static DateTimeOffset? Parse(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime time => new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Local) : time).ToUniversalTime(),
        TimeSpan span => DateTimeOffset.UtcNow - span.Duration(),
        string text => SpanText.Parse(text.Trim()) is { } span ? DateTimeOffset.UtcNow - span
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time.ToUniversalTime() : null,
        _ => null,
    };
}
