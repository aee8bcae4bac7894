using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Why incidents or alerts belong together. Graph's flags: one text with commas.</summary>
internal static class CorrelationReasons
{
    public static readonly OpenEnum Words = new(
        "RepeatedAlertOccurrence", "SameGeography", "SimilarArtifacts", "SameTargetedAsset", "SameNetworkSegment", "EventSequence", "TimeFrame", "SameThreatSource",
        "SimilarTTPsOrBehavior", "SameActor", "SameCampaign", "SharedIndicators", "SameAsset", "NetworkProximity", "EventCasualSequence", "TemporalProximity", "LateralMovementPath");

    public static string? ToGraph(IReadOnlyList<string>? reasons) =>
        reasons is null || reasons.Count == 0 ? null : string.Join(", ", reasons.Select(Words.ToGraph).Distinct());
}
