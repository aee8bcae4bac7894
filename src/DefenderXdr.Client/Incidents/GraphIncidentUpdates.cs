using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Changes of incidents on Microsoft Graph. A comment is a call of its own, after the others: a refused change leaves none behind.</summary>
internal sealed class GraphIncidentUpdates : IUpdateBackEnd<DefenderIncident, IncidentUpdate, long>
{
    public ApiOperation Operation => ApiOperations.GraphUpdateIncident;

    public IReadOnlyList<string> Lacks => [];

    public IEnumerable<ApiRequest> Requests(long id, IncidentUpdate update)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        var body = GraphUpdates.Body(update, IncidentWords.IncidentStatus)
            .Add("customTags", update.Tags)
            .Add("severity", update.Severity is null ? null : IncidentWords.Severity.ToGraph(update.Severity))
            .Add("displayName", update.DisplayName)
            .Add("description", update.Description)
            .Add("summary", update.Summary)
            .Add("resolvingComment", update.ResolvingComment);
        if (!body.IsEmpty)
            yield return ApiRequest.ForChange(ApiOperations.GraphUpdateIncident, number, body.ToString(), $"update incident '{id}'", ErrorIds.IncidentNotFound);
        if (update.Comment is { } comment)
            yield return ApiRequest.ForChange(ApiOperations.GraphAddIncidentComment, number, GraphUpdates.Comment(comment), $"comment on incident '{id}'", ErrorIds.IncidentNotFound);
    }

    public GetPlan<DefenderIncident> Get(long id) => GraphIncidents.Get(id);
}
