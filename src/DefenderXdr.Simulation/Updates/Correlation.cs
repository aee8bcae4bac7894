namespace DefenderXdr.Simulation;

/// <summary>Why alerts belong together: Graph's flags, in one text with commas between them.</summary>
internal static class Correlation
{
    private static readonly string[] Reasons =
    [
        "repeatedAlertOccurrence", "sameGeography", "similarArtifacts", "sameTargetedAsset", "sameNetworkSegment", "eventSequence", "timeFrame",
        "sameThreatSource", "similarTTPsOrBehavior", "sameActor", "sameCampaign", "sharedIndicators", "sameAsset", "networkProximity",
        "eventCasualSequence", "temporalProximity", "lateralMovementPath",
    ];

    /// <summary>Checks the reasons that a body gives. Nobody can read them back, so none are kept.</summary>
    internal static void Check(ChangeBody body, string name)
    {
        foreach (var reason in (body.Text(name) ?? Reasons[0]).Split(','))
            if (!Reasons.Contains(reason.Trim(), StringComparer.OrdinalIgnoreCase))
                throw ApiFault.InvalidBody($"'{name}' has '{reason.Trim()}', which is none of {string.Join(", ", Reasons)}.");
    }
}
