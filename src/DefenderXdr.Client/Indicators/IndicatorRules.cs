namespace DefenderXdr;

/// <summary>What an indicator must be like before it is sent. The one place where that is judged.</summary>
internal static class IndicatorRules
{
    private static readonly string[] Retired = ["Alert", "AlertAndBlock"];
    private static readonly string[] ForFiles = ["Allowed", "Audit", "Warn", "Block", "BlockAndRemediate"];
    private static readonly string[] ForNetwork = ["Allowed", "Audit", "Warn", "Block"];
    private static readonly string[] ForCertificates = ["Allowed", "BlockAndRemediate"];

    /// <summary>The actions that can be given.</summary>
    public static IReadOnlyList<string> Actions => ForFiles;

    /// <summary>The actions that there are for a type.</summary>
    public static IReadOnlyList<string> ActionsFor(string? type) => type switch
    {
        "CertificateThumbprint" => ForCertificates,
        "IpAddress" or "DomainName" or "Url" => ForNetwork,
        _ => ForFiles,
    };

    /// <summary>Puts an indicator into the form in which it is sent, with its type where that is told from the value alone.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IndicatorValueInvalid"/>.</exception>
    public static void Complete(DefenderIndicator indicator)
    {
        var value = (indicator.Value ?? "").Trim();
        if (value.Length == 0) throw DefenderErrors.Create(ErrorIds.IndicatorValueInvalid, "The indicator has no value.");
        indicator.Type ??= IndicatorValue.TypeOf(value) ?? throw DefenderErrors.Create(ErrorIds.IndicatorValueInvalid, IndicatorValue.NoType(value));
        if (!IndicatorWords.Type.Words.Contains(indicator.Type))
        {
            throw DefenderErrors.Create(ErrorIds.IndicatorValueInvalid,
                $"'{indicator.Type}' is no type of indicator.{NearMiss.Hint(indicator.Type, IndicatorWords.Type.Words)}", $"Types are {string.Join(", ", IndicatorWords.Type.Words)}.");
        }
        if (IndicatorValue.Fault(indicator.Type, value) is { } fault) throw DefenderErrors.Create(ErrorIds.IndicatorValueInvalid, fault);
        indicator.Value = IndicatorValue.ToSend(value);

        // An audit without an alert is nothing that anybody would notice, and the service refuses it.
        if (indicator.Action == "Audit") indicator.GenerateAlert ??= true;
    }

    /// <summary>Refuses what the service would refuse.</summary>
    /// <param name="indicator">A complete one.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IndicatorIncomplete"/>, <see cref="ErrorIds.IndicatorActionNotSupported"/>, <see cref="ErrorIds.IndicatorExpired"/>
    /// or <see cref="ErrorIds.InvalidParameter"/>.</exception>
    public static void Check(DefenderIndicator indicator, DateTimeOffset now)
    {
        string?[] missing = [indicator.Action is null ? "an action" : null, string.IsNullOrWhiteSpace(indicator.Title) ? "a title" : null, string.IsNullOrWhiteSpace(indicator.Description) ? "a description" : null];
        if (missing.Any(what => what is not null))
            throw DefenderErrors.Create(ErrorIds.IndicatorIncomplete, $"{indicator} has not {string.Join(" and ", missing.Where(what => what is not null))}.");
        CheckAction(indicator);
        if (indicator.Severity is { } severity && !IndicatorWords.Severity.Words.Contains(severity))
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"{indicator}: '{severity}' is no severity. There are {string.Join(", ", IndicatorWords.Severity.Words)}.");
        if (indicator.ExpirationTime <= now)
            throw DefenderErrors.Create(ErrorIds.IndicatorExpired, $"{indicator} ended at {Json.Iso8601.Format(indicator.ExpirationTime!.Value)} already.");
    }

    private static void CheckAction(DefenderIndicator indicator)
    {
        var action = indicator.Action!;
        if (Retired.Contains(action))
            throw Refused($"{indicator}: '{action}' is not supported since January 2022.", action == "Alert" ? "Give the action Audit, which raises an alert." : "Give the action BlockAndRemediate for a file, Block for others, with GenerateAlert.");
        var actions = ActionsFor(indicator.Type);
        if (!actions.Contains(action))
        {
            throw Refused(IndicatorWords.Action.Words.Contains(action) ? $"{indicator}: '{action}' is no action for the type {indicator.Type}." : $"{indicator}: '{action}' is no action.{NearMiss.Hint(action, actions)}",
                $"Give one of {string.Join(", ", actions)}.");
        }
        if (action == "Audit" && indicator.GenerateAlert == false) throw Refused($"{indicator}: 'Audit' without an alert does nothing.", "Leave GenerateAlert out, or give True.");
        if (indicator.EducateUrl is not null && (indicator.Type != "Url" || action is not ("Block" or "Warn")))
            throw Refused($"{indicator}: an EducateUrl is for URLs that are blocked or warned of.", "Leave EducateUrl out.");
    }

    private static DefenderException Refused(string message, string action) => DefenderErrors.Create(ErrorIds.IndicatorActionNotSupported, message, action);
}
