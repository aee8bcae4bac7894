namespace DefenderXdr;

/// <summary>Which determinations go with which classification: the one table, and how each operation spells them.</summary>
internal static class Determinations
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TruePositive"] = ["MultiStagedAttack", "MaliciousUserActivity", "CompromisedAccount", "Malware", "Phishing", "UnwantedSoftware", "Other"],
        ["InformationalExpectedActivity"] = ["SecurityTesting", "LineOfBusinessApplication", "ConfirmedActivity", "Other"],
        ["FalsePositive"] = ["NotMalicious", "NotEnoughDataToValidate", "Other"],
        ["Unknown"] = ["Unknown"],
    };

    // The pages of the three older operations print three sets of names; each is sent its own.
    private static readonly Dictionary<string, string> XdrIncident = new(StringComparer.Ordinal)
    {
        ["Unknown"] = "NotAvailable",
        ["NotMalicious"] = "Clean",
        ["NotEnoughDataToValidate"] = "NoEnoughDataToValidate",
    };

    private static readonly Dictionary<string, string> EndpointAlert = new(StringComparer.Ordinal)
    {
        ["Unknown"] = "NotAvailable",
        ["CompromisedAccount"] = "CompromisedUser",
        ["NotEnoughDataToValidate"] = "InsufficientData",
    };

    private static readonly Dictionary<string, string> EndpointBatch = new(EndpointAlert, StringComparer.Ordinal)
    {
        ["NotMalicious"] = "Clean",
        ["ConfirmedActivity"] = "ConfirmedUserActivity",
    };

    /// <summary>The classifications that people choose from.</summary>
    public static readonly string[] Classifications = ["TruePositive", "FalsePositive", "InformationalExpectedActivity"];

    /// <summary>The determinations of a classification; all of them where none or an unknown one is named.</summary>
    public static IReadOnlyList<string> Of(string? classification) =>
        classification is not null && Allowed.TryGetValue(Canonical(classification), out var words) ? words : [.. Classifications.SelectMany(name => Allowed[name]).Distinct()];

    /// <summary>Refuses a determination that does not go with its classification. A word that nobody knows yet is the service's to judge.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>, with the determinations that do.</exception>
    public static void Check(string? classification, string? determination)
    {
        if (determination is null) return;
        if (classification is null)
        {
            if (Of(null).Contains(Word(determination)) || Word(determination) == "Unknown") return;
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{determination}' is no determination. There are {string.Join(", ", Of(null))}.");
        }
        if (!Allowed.TryGetValue(Canonical(classification), out var allowed) || allowed.Contains(Word(determination))) return;
        throw DefenderErrors.Create(ErrorIds.InvalidParameter,
            $"The determination '{determination}' does not go with the classification '{Canonical(classification)}'. It takes {string.Join(", ", allowed)}.");
    }

    public static string? ToGraph(string? determination) => determination is null ? null : IncidentWords.Determination.ToGraph(determination);

    public static string? ToXdrIncident(string? determination) => Spell(determination, XdrIncident);

    public static string? ToEndpointAlert(string? determination) => Spell(determination, EndpointAlert);

    public static string? ToEndpointBatch(string? determination) => Spell(determination, EndpointBatch);

    private static string? Spell(string? determination, Dictionary<string, string> spellings) =>
        determination is null ? null : spellings.TryGetValue(Word(determination), out var spelling) ? spelling : Word(determination);

    private static string Word(string determination) => IncidentWords.Determination.Normalize(determination, out _);

    private static string Canonical(string classification) => IncidentWords.Classification.Normalize(classification, out _);
}
