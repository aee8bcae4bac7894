namespace DefenderXdr.Simulation;

/// <summary>What Defender for Endpoint changes on its alerts.</summary>
internal sealed class EndpointAlertChanges(Estate estate)
{
    // The page names no limit and the errors page has a code for it; this is the limit of the other batch in that API.
    private const int MostInBatch = 500;
    private static readonly string[] Write = ["Alert.ReadWrite.All"];
    private static readonly string[] Members = ["status", "assignedTo", "classification", "determination", "comment"];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "PATCH", "api/alerts/{id}", Write, Update),
        new(Api.Endpoint, "POST", "api/alerts/batchUpdate", Write, BatchUpdate),
    ];

    private SimulatedResponse Update(Call call)
    {
        var update = Read(ChangeBody.Read(call, Members).Changing(Members));
        var updated = estate.Change(edit => update.Apply(edit, Find(edit, call.Values["id"]), call.Caller.Actor));
        return call.Answer(json => EndpointAlert.Write(json, updated, estate.TenantId, call.Context("Alerts/$entity"), withEvidence: true));
    }

    private SimulatedResponse BatchUpdate(Call call)
    {
        var body = ChangeBody.Read(call, ["alertIds", .. Members]).Changing(Members);
        var ids = body.RequiredTexts("alertIds");
        if (ids.Length > MostInBatch)
            throw new ApiFault(400, "MaximumBatchSizeExceeded", $"Maximum batch size is {MostInBatch}");
        var update = Read(body);
        estate.Change(edit =>
        {
            foreach (var id in ids)
                update.Apply(edit, Find(edit, id), call.Caller.Actor);
            return ids.Length;
        });
        return call.Nothing();
    }

    private static AlertUpdate Read(ChangeBody body) => new()
    {
        Status = body.Word("status", Vocabulary.Legacy.AlertStatus),
        AssignedTo = body.Clearable("assignedTo"),
        Classification = body.Word("classification", Vocabulary.Legacy.Classification),
        Determination = body.Word("determination", Vocabulary.Legacy.Determination),
        Comment = body.Filled("comment"),
    };

    private static Alert Find(EstateEdit edit, string id) => edit.Alert(id) is { } alert && EndpointAlerts.IsOurs(alert) ? alert : throw EndpointAlerts.NotFound(id);
}
