using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Changes of alerts on Microsoft Graph. A comment is a call of its own, after the others: a refused change leaves none behind.</summary>
internal sealed class GraphAlertUpdates : IUpdateBackEnd<DefenderAlert, AlertUpdate, string>
{
    public ApiOperation Operation => ApiOperations.GraphUpdateAlert;

    public IReadOnlyList<string> Lacks => [];

    public IEnumerable<ApiRequest> Requests(string id, AlertUpdate update)
    {
        var body = GraphUpdates.Body(update, AlertWords.SettableStatus);
        if (!body.IsEmpty)
            yield return ApiRequest.ForChange(ApiOperations.GraphUpdateAlert, id, body.ToString(), $"update alert '{id}'", ErrorIds.AlertNotFound);
        if (update.Comment is { } comment)
            yield return ApiRequest.ForChange(ApiOperations.GraphAddAlertComment, id, GraphUpdates.Comment(comment), $"comment on alert '{id}'", ErrorIds.AlertNotFound);
    }

    public GetPlan<DefenderAlert> Get(string id) => GraphAlerts.Get(id);
}
