namespace DefenderXdr.Simulation;

/// <summary>What Graph changes on incidents.</summary>
internal sealed class GraphIncidentChanges(Estate estate)
{
    private static readonly string[] Write = ["SecurityIncident.ReadWrite.All"];
    private static readonly string[] Manage = ["SecurityData.Manage.All"];

    private static readonly string[] Members =
        ["status", "assignedTo", "classification", "determination", "customTags", "severity", "displayName", "description", "summary", "resolvingComment"];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Graph, "PATCH", "v1.0/security/incidents/{id}", Write, Update),
        new(Api.Graph, "POST", "v1.0/security/incidents/{id}/comments", Write, Comment),
        new(Api.Graph, "POST", "v1.0/security/incidents/mergeIncidents", Manage, MergeIncidents),
    ];

    private SimulatedResponse Update(Call call)
    {
        var body = ChangeBody.Read(call, Members).Changing(Members);
        var words = Vocabulary.Of(call.Api);
        var updated = Apply(call, new IncidentUpdate
        {
            Status = body.Word("status", words.IncidentStatus),
            AssignedTo = body.Clearable("assignedTo"),
            Classification = body.Word("classification", words.Classification),
            Determination = body.Word("determination", words.Determination),
            Tags = body.Texts("customTags"),
            Severity = body.Word("severity", words.Severity),
            Name = body.Filled("displayName"),
            Description = body.Clearable("description"),
            Summary = body.Clearable("summary"),
            ResolvingComment = body.Clearable("resolvingComment"),
        });
        return call.Answer(json => GraphIncident.Write(call, json, updated, estate.TenantId, call.Context("security/incidents/$entity")));
    }

    private SimulatedResponse Comment(Call call)
    {
        var updated = Apply(call, new IncidentUpdate { Comment = GraphComment.Read(call) });
        return GraphComment.Answer(call, $"security/incidents('{updated.Id}')/comments", updated.Comments);
    }

    private SimulatedResponse MergeIncidents(Call call)
    {
        var body = ChangeBody.Read(call, "incidentIds", "incidentComment", "mergeReasons");
        var ids = body.RequiredTexts("incidentIds");
        var comment = body.Filled("incidentComment");
        Correlation.Check(body, "mergeReasons");
        if (ids.Length < 2)
            throw ApiFault.InvalidInput("A merge takes two incidents or more.");
        return GraphParts.MergeAnswer(call, estate.Change(edit => Merge.Incidents(edit, [.. ids.Select(id => Find(edit, id))], comment, call.Caller.Actor)));
    }

    private Incident Apply(Call call, IncidentUpdate update) =>
        estate.Change(edit => update.Apply(edit, Find(edit, call.Values["id"]), call.Caller.Actor));

    /// <summary>An incident that can still be changed.</summary>
    internal static Incident Find(EstateEdit edit, string id)
    {
        var incident = edit.Incident(id) ?? throw GraphIncidents.NotFound(id);
        return incident.RedirectedTo is null ? incident : throw Merge.Gone(incident, "NotFound");
    }
}
