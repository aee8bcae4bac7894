namespace DefenderXdr.Simulation;

/// <summary>A comment as Graph takes it, and the list of all comments that it answers with.</summary>
internal static class GraphComment
{
    private const string Kind = "@odata.type";

    internal static string Read(Call call)
    {
        var body = ChangeBody.Read(call, "comment");
        if (!string.Equals(body.Required(Kind).TrimStart('#'), "microsoft.graph.security.alertComment", StringComparison.OrdinalIgnoreCase))
            throw ApiFault.InvalidBody($"'{Kind}' must be 'microsoft.graph.security.alertComment'.");
        return body.Required("comment");
    }

    internal static SimulatedResponse Answer(Call call, string context, IEnumerable<Comment> comments) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.Member("@odata.context", call.Context(context));
        GraphParts.Comments(json, "value", comments);
        json.WriteEndObject();
    });
}
