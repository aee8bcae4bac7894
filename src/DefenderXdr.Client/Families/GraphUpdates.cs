using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What changes of incidents and alerts have in common on Microsoft Graph.</summary>
internal static class GraphUpdates
{
    public static UpdateBody Body(ObjectUpdate update, OpenEnum statuses)
    {
        var body = new UpdateBody().Add("status", update.Status is null ? null : statuses.ToGraph(update.Status));
        if (update.AssignedTo is { } owner) body.AddAlways("assignedTo", owner.Length == 0 ? null : owner);
        return body
            .Add("classification", update.Classification is null ? null : IncidentWords.Classification.ToGraph(update.Classification))
            .Add("determination", Determinations.ToGraph(update.Determination));
    }

    // The type has no leading # here, unlike everywhere else.
    public static string Comment(string text) =>
        new UpdateBody().Add("@odata.type", "microsoft.graph.security.alertComment").Add("comment", text).ToString();
}
