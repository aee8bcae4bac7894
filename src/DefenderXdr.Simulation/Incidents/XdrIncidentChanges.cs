namespace DefenderXdr.Simulation;

/// <summary>What Defender XDR changes on incidents.</summary>
internal sealed class XdrIncidentChanges(Estate estate)
{
    private static readonly string[] Write = ["Incident.ReadWrite.All"];
    private static readonly string[] Members = ["status", "assignedTo", "classification", "determination", "tags", "comment"];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Xdr, "PATCH", "api/incidents/{id}", Write, Update),
    ];

    private SimulatedResponse Update(Call call)
    {
        var body = ChangeBody.Read(call, Members).Changing(Members);
        var words = Vocabulary.Of(call.Api);
        var update = new IncidentUpdate
        {
            Status = body.Word("status", words.IncidentStatus),
            AssignedTo = body.Clearable("assignedTo"),
            Classification = body.Word("classification", words.Classification),
            Determination = body.Word("determination", words.Determination),
            Tags = body.Texts("tags"),
            Comment = body.Filled("comment"),
        };
        var id = call.Values["id"];
        var updated = estate.Change(edit =>
        {
            var incident = edit.Incident(id) ?? throw XdrIncidents.NotFound(id);
            return incident.RedirectedTo is null ? update.Apply(edit, incident, call.Caller.Actor) : throw Merge.Gone(incident, "ResourceNotFound");
        });
        return call.Answer(json => XdrIncident.Write(json, updated, call.Context("Incidents/$entity")));
    }
}
