using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes a point in time that is yet to come, as people say it: a date, or a span from now such as <c>30d</c> or <c>12h</c>. Null and empty text are none.</summary>
public sealed class FutureTimeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null or "" or PSObject { BaseObject: "" }) return null;
        var typed = SpanText.Typed(inputData);
        return (typed is string text && SpanText.Parse(text.Trim()) is { } span ? DateTimeOffset.UtcNow + span
            : typed is TimeSpan length ? DateTimeOffset.UtcNow + length.Duration()
            : TimePointAttribute.Parse(typed)) ?? throw new ArgumentTransformationMetadataException(
                $"'{typed}' is no point in time. Give a date (2027-03-31, 2027-03-31T12:00:00Z) or a span from now: 12h, 30d, 26w.");
    }
}
