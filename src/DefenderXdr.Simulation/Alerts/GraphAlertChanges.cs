namespace DefenderXdr.Simulation;

/// <summary>What Graph changes on alerts.</summary>
internal sealed class GraphAlertChanges(Estate estate)
{
    private static readonly string[] Write = ["SecurityAlert.ReadWrite.All"];
    private static readonly string[] Manage = ["SecurityData.Manage.All"];
    private static readonly string[] Members = ["status", "assignedTo", "classification", "determination"];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Graph, "PATCH", "v1.0/security/alerts_v2/{id}", Write, Update),
        new(Api.Graph, "POST", "v1.0/security/alerts_v2/{id}/comments", Write, Comment),
        new(Api.Graph, "POST", "v1.0/security/alerts_v2/moveAlerts", Manage, MoveAlerts),
    ];

    private SimulatedResponse Update(Call call)
    {
        var body = ChangeBody.Read(call, Members).Changing(Members);
        var words = Vocabulary.Of(call.Api);
        var updated = Apply(call, new AlertUpdate
        {
            Status = body.Word("status", words.AlertStatus),
            AssignedTo = body.Clearable("assignedTo"),
            Classification = body.Word("classification", words.Classification),
            Determination = body.Word("determination", words.Determination),
        });

        // The page's answer has no evidence, though the alert has.
        return call.Answer(json => GraphAlert.Write(call, json, updated, estate.TenantId, call.Context("security/alerts_v2/$entity"), withEvidence: false));
    }

    private SimulatedResponse Comment(Call call)
    {
        var updated = Apply(call, new AlertUpdate { Comment = GraphComment.Read(call) });
        return GraphComment.Answer(call, $"security/alerts_v2('{updated.Id}')/comments", updated.Comments);
    }

    private SimulatedResponse MoveAlerts(Call call)
    {
        var body = ChangeBody.Read(call, "alertIds", "incidentId", "alertComment", "newCorrelationReasons");
        var ids = body.RequiredTexts("alertIds");
        var incident = body.Text("incidentId");
        var comment = body.Filled("alertComment");
        Correlation.Check(body, "newCorrelationReasons");
        return GraphParts.MergeAnswer(call, estate.Change(edit => Merge.Alerts(
            edit, [.. ids.Select(id => Find(edit, id))], incident is null ? null : GraphIncidentChanges.Find(edit, incident), comment, call.Caller.Actor)));
    }

    private Alert Apply(Call call, AlertUpdate update) =>
        estate.Change(edit => update.Apply(edit, Find(edit, call.Values["id"]), call.Caller.Actor));

    private static Alert Find(EstateEdit edit, string id) => edit.Alert(id) ?? throw GraphAlerts.NotFound(id);
}
