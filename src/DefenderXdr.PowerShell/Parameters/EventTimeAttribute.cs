using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes the time of an event as hunting gives it: UTC, also where a CSV file has lost the zone.</summary>
public sealed class EventTimeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => SpanText.Typed(inputData) switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time).ToUniversalTime(),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is no time of an event. Give the Timestamp of a hunting row, to its last digit (2026-11-21T08:00:00.1234567Z)."),
    };
}
