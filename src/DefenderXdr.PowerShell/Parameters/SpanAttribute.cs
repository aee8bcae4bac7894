using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes a length of time as people say it: <c>12h</c>, <c>7d</c>, <c>2w</c>, or a TimeSpan.</summary>
public sealed class SpanAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Parse(SpanText.Typed(inputData)) is { } span && span > TimeSpan.Zero ? span
            : throw new ArgumentTransformationMetadataException($"'{SpanText.Typed(inputData)}' is no length of time. Give 30m, 12h, 7d or 2w, or a TimeSpan.");

    /// <summary>The length of time, or null when the value says none. A number alone does not say of what.</summary>
    internal static TimeSpan? Parse(object? value) => value switch
    {
        TimeSpan span => span,
        string text => SpanText.Parse(text.Trim()) is { } span ? span
            : text.Any(letter => letter == ':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var written) ? written : null,
        _ => null,
    };
}
