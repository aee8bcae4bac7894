namespace DefenderXdr.Simulation;

/// <summary>One member of an enumeration, in the spellings of the older APIs and of Graph.</summary>
/// <param name="legacy">Defender XDR's and Defender for Endpoint's spelling.</param>
/// <param name="graph">Graph's spelling.</param>
/// <param name="newer">Graph sends it only to callers that ask for members newer than the enumeration.</param>
internal sealed class Term(string legacy, string graph, bool newer = false)
{
    internal string Legacy { get; } = legacy;

    internal string Graph { get; } = graph;

    internal string GraphFor(Call call) => newer && !call.NewerMembers ? "unknownFutureValue" : Graph;

    /// <summary>A member whose spellings differ in the first letter's case only.</summary>
    internal static Term Of(string legacy) => new(legacy, char.ToLowerInvariant(legacy[0]) + legacy.Substring(1));

    public override string ToString() => Legacy;
}
