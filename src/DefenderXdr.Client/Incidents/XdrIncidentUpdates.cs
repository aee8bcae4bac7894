using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Changes of incidents on Defender XDR: one call, the comment in it.</summary>
internal sealed class XdrIncidentUpdates : IUpdateBackEnd<DefenderIncident, IncidentUpdate, long>
{
    public ApiOperation Operation => ApiOperations.XdrUpdateIncident;

    public IReadOnlyList<string> Lacks { get; } =
    [
        ObjectUpdate.Owner, nameof(IncidentUpdate.Severity), nameof(IncidentUpdate.DisplayName), nameof(IncidentUpdate.Description),
        nameof(IncidentUpdate.Summary), nameof(IncidentUpdate.ResolvingComment),
    ];

    public IEnumerable<ApiRequest> Requests(long id, IncidentUpdate update)
    {
        var body = new UpdateBody()
            .Add("status", update.Status is null ? null : IncidentWords.IncidentStatus.ToLegacy(update.Status))
            .Add("assignedTo", update.AssignedTo)
            .Add("classification", update.Classification is null ? null : IncidentWords.Classification.ToLegacy(update.Classification))
            .Add("determination", Determinations.ToXdrIncident(update.Determination))
            .Add("tags", update.Tags)
            .Add("comment", update.Comment);
        yield return ApiRequest.ForChange(
            ApiOperations.XdrUpdateIncident, id.ToString(CultureInfo.InvariantCulture), body.ToString(), $"update incident '{id}'", ErrorIds.IncidentNotFound);
    }

    public GetPlan<DefenderIncident> Get(long id) => XdrIncidents.Get(id);
}
