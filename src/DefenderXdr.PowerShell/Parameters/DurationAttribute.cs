using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes a length of time as people say it: <c>90s</c>, <c>5m</c>, <c>1h</c>, a TimeSpan, or a number of seconds.</summary>
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Parse(SpanText.Typed(inputData)) is { } span && span > TimeSpan.Zero && span <= TimeSpan.FromDays(1) ? span
            : throw new ArgumentTransformationMetadataException(
                $"'{SpanText.Typed(inputData)}' is no length of time. Give seconds (90), or 90s, 5m, 1h; a day at the most.");

    /// <summary>The length of time, or null when the value says none.</summary>
    internal static TimeSpan? Parse(object? value) => value switch
    {
        TimeSpan span => span,
        int or long or double => TimeSpan.FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        string text => SpanText.Parse(text.Trim()) is { } span ? span
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6 ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var written) ? written : null,
        _ => null,
    };
}
