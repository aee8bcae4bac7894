using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The properties of indicators: the one table that answers, requests, files and comparisons follow from.</summary>
internal static class IndicatorFields
{
    public static readonly IndicatorField Value = new IndicatorField.OfText(nameof(DefenderIndicator.Value), "indicatorValue|value", i => i.Value, (i, v) => i.Value = v) { Portal = "IndicatorValue", IsSent = true };

    public static readonly IndicatorField Type = new IndicatorField.OfWord(nameof(DefenderIndicator.Type), "indicatorType|type", IndicatorWords.Type, i => i.Type, (i, v) => i.Type = v) { Portal = "IndicatorType", IsSent = true };

    /// <summary>All of them; those that can be set come first, in the order of the portal's files.</summary>
    public static readonly IReadOnlyList<IndicatorField> All =
    [
        Type,
        Value,
        new IndicatorField.OfTime(nameof(DefenderIndicator.ExpirationTime), "expirationTime", i => i.ExpirationTime, (i, v) => i.ExpirationTime = v) { Portal = "ExpirationTime", IsSent = true, IsClearable = true },
        new IndicatorField.OfWord(nameof(DefenderIndicator.Action), "action", IndicatorWords.Action, i => i.Action, (i, v) => i.Action = v) { Portal = "Action", IsSent = true },
        new IndicatorField.OfWord(nameof(DefenderIndicator.Severity), "severity", IndicatorWords.Severity, i => i.Severity, (i, v) => i.Severity = v) { Portal = "Severity", IsSent = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.Title), "title", i => i.Title, (i, v) => i.Title = v) { Portal = "Title", IsSent = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.Description), "description", i => i.Description, (i, v) => i.Description = v) { Portal = "Description", IsSent = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.RecommendedActions), "recommendedActions", i => i.RecommendedActions, (i, v) => i.RecommendedActions = v) { Portal = "RecommendedActions", IsSent = true, IsClearable = true },
        new IndicatorField.OfList(nameof(DefenderIndicator.RbacGroupNames), "rbacGroupNames", i => i.RbacGroupNames, (i, v) => i.RbacGroupNames = v) { Portal = "RbacGroups", IsSent = true, IsClearable = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.Category), "category", i => i.Category, (i, v) => i.Category = v) { Portal = "Category", IsSent = true },
        new IndicatorField.OfList(nameof(DefenderIndicator.MitreTechniques), "mitreTechniques", i => i.MitreTechniques, (i, v) => i.MitreTechniques = v) { Portal = "MitreTechniques", IsSent = true, IsClearable = true },
        new IndicatorField.OfFlag(nameof(DefenderIndicator.GenerateAlert), "generateAlert", i => i.GenerateAlert, (i, v) => i.GenerateAlert = v) { Portal = "GenerateAlert", IsSent = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.EducateUrl), "educateUrl", i => i.EducateUrl, (i, v) => i.EducateUrl = v) { IsSent = true, IsClearable = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.Application), "application", i => i.Application, (i, v) => i.Application = v) { IsSent = true, IsFixed = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.ExternalId), "externalID", i => i.ExternalId, (i, v) => i.ExternalId = v) { IsSent = true },
        new IndicatorField.OfText(nameof(DefenderIndicator.IndicatorId), "id|indicatorId", i => i.IndicatorId, (i, v) => i.IndicatorId = v),
        new IndicatorField.OfList(nameof(DefenderIndicator.RbacGroupIds), "rbacGroupIds", i => i.RbacGroupIds, (i, v) => i.RbacGroupIds = v),
        new IndicatorField.OfWord(nameof(DefenderIndicator.SourceType), "sourceType", IndicatorWords.SourceType, i => i.SourceType, (i, v) => i.SourceType = v),
        new IndicatorField.OfText(nameof(DefenderIndicator.CreatedBySource), "createdBySource|source", i => i.CreatedBySource, (i, v) => i.CreatedBySource = v),
        new IndicatorField.OfText(nameof(DefenderIndicator.CreatedBy), "createdBy", i => i.CreatedBy, (i, v) => i.CreatedBy = v),
        new IndicatorField.OfText(nameof(DefenderIndicator.CreatedByDisplayName), "createdByDisplayName", i => i.CreatedByDisplayName, (i, v) => i.CreatedByDisplayName = v),
        new IndicatorField.OfTime(nameof(DefenderIndicator.CreatedTime), "creationTimeDateTimeUtc|createdTime", i => i.CreatedTime, (i, v) => i.CreatedTime = v),
        new IndicatorField.OfText(nameof(DefenderIndicator.LastUpdatedBy), "lastUpdatedBy", i => i.LastUpdatedBy, (i, v) => i.LastUpdatedBy = v),
        new IndicatorField.OfTime(nameof(DefenderIndicator.LastUpdateTime), "lastUpdateTime", i => i.LastUpdateTime, (i, v) => i.LastUpdateTime = v),
    ];

    /// <summary>Those that can be set.</summary>
    public static readonly IReadOnlyList<IndicatorField> Sent = [.. All.Where(field => field.IsSent)];

    /// <summary>Those that can be changed: what tells one indicator from another cannot.</summary>
    public static readonly IReadOnlyList<IndicatorField> Changeable = [.. Sent.Where(field => field != Value && field != Type && !field.IsFixed)];

    /// <summary>Reads an indicator.</summary>
    public static readonly ObjectReader<DefenderIndicator> Reader = Table();

    /// <summary>The one of a property.</summary>
    public static IndicatorField Named(string property) => All.First(field => field.Name == property);

    private static ObjectReader<DefenderIndicator> Table()
    {
        var reader = new ObjectReader<DefenderIndicator>(() => new DefenderIndicator(), indicator => indicator.AdditionalProperties);
        foreach (var field in All) field.AddTo(reader);
        return reader.Text("tenantId", (i, v) => i.TenantId = v);
    }
}
