using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Changes of alerts on Defender for Endpoint: one call for one alert, or for many with the same change.</summary>
internal sealed class EndpointAlertUpdates : IUpdateBackEnd<DefenderAlert, AlertUpdate, string>
{
    public ApiOperation Operation => ApiOperations.EndpointUpdateAlert;

    public IReadOnlyList<string> Lacks { get; } = [ObjectUpdate.Owner];

    public IEnumerable<ApiRequest> Requests(string id, AlertUpdate update)
    {
        var body = Body(new UpdateBody(), update, Determinations.ToEndpointAlert(update.Determination));
        yield return ApiRequest.ForChange(ApiOperations.EndpointUpdateAlert, id, body, $"update alert '{id}'", ErrorIds.AlertNotFound);
    }

    /// <summary>The call that changes many; its answer is empty.</summary>
    public static ApiRequest Batch(IReadOnlyList<string> ids, AlertUpdate update)
    {
        var body = Body(new UpdateBody().Add("alertIds", ids), update, Determinations.ToEndpointBatch(update.Determination));
        return ApiRequest.ForChange(ApiOperations.EndpointUpdateAlerts, null, body, $"update {ids.Count} alerts", ErrorIds.AlertNotFound);
    }

    public GetPlan<DefenderAlert> Get(string id) => EndpointAlerts.Get(id);

    private static string Body(UpdateBody body, AlertUpdate update, string? determination) => body
        .Add("status", update.Status is null ? null : AlertWords.SettableStatus.ToLegacy(update.Status))
        .Add("assignedTo", update.AssignedTo)
        .Add("classification", update.Classification is null ? null : IncidentWords.Classification.ToLegacy(update.Classification))
        .Add("determination", determination)
        .Add("comment", update.Comment)
        .ToString();
}
