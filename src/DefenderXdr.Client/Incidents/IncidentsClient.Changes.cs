using DefenderXdr.Http;

namespace DefenderXdr;

// Changes of incidents.
public sealed partial class IncidentsClient
{
    private static readonly ApiOperation[] Merging = [ApiOperations.GraphMergeIncidents];

    /// <summary>Changes an incident.</summary>
    /// <param name="incidentId">Its number.</param>
    /// <param name="update">What to change; at least one thing.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="readBack">Whether to read the incident again where the service answers with less than the whole of it.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The incident after the change; null where the service gave none and <paramref name="readBack"/> is false.</returns>
    /// <remarks>Graph <c>PATCH /security/incidents/{id}</c> and <c>POST …/comments</c>, Defender XDR <c>PATCH /api/incidents/{id}</c>.
    /// Single tags are added and removed by reading the incident first, since the services take the whole set.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.EmptyUpdate"/>, <see cref="ErrorIds.InvalidParameter"/> and <see cref="ErrorIds.ApiNotSupported"/>
    /// before anything is sent; <see cref="ErrorIds.RequestRejected"/> with the service's words; <see cref="ErrorIds.IncidentNotFound"/>.</exception>
    public async Task<DefenderIncident?> UpdateAsync(
        long incidentId, IncidentUpdate update, DefenderApi api = DefenderApi.Auto, bool readBack = true, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var backEnd = await updater.ChooseAsync(update, api, events, cancellationToken).ConfigureAwait(false);
        try
        {
            if (update.NeedsTags)
            {
                var current = await updater.GetAsync(backEnd, incidentId, events, cancellationToken).ConfigureAwait(false);
                update = update.WithTagsOf(current.CustomTags);
                if (update.IsEmpty)
                {
                    events.Verbose($"Incident {incidentId} has these tags already: nothing to change.");
                    return current;
                }
            }
            var answer = await updater.SendAsync(backEnd, incidentId, update, events, cancellationToken).ConfigureAwait(false);
            return answer ?? (readBack ? await updater.GetAsync(backEnd, incidentId, events, cancellationToken).ConfigureAwait(false) : null);
        }
        catch (DefenderServiceException e) when (e.ErrorId == ErrorIds.IncidentNotFound)
        {
            await LookForRedirectAsync(incidentId, backEnd, events, cancellationToken).ConfigureAwait(false);
            if (redirects.SurvivorOf(incidentId) is not { } survivor) throw;
            throw Redirects.Gone(incidentId, survivor, $"Change incident {survivor} in its place.", e);
        }
    }

    /// <summary>Merges incidents into one; the service decides which one stays.</summary>
    /// <param name="incidentIds">Their numbers, two at the least.</param>
    /// <param name="comment">A comment for the incident that stays, or null.</param>
    /// <param name="reasons">Why they belong together, in words such as <c>SameActor</c>.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>POST /security/incidents/mergeIncidents</c>. No other API has it.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: fewer than two incidents.</exception>
    public async Task<DefenderIncidentMerge> MergeAsync(
        IReadOnlyList<long> incidentIds, string? comment = null, IReadOnlyList<string>? reasons = null, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var ids = incidentIds.Distinct().ToArray();
        if (ids.Length < 2) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "Merging takes two incidents or more.");

        events ??= SilentEvents.Instance;
        var operation = await selector.SelectAsync("merging of incidents", Merging, o => o, DefenderApi.Graph, events, cancellationToken).ConfigureAwait(false);
        var body = new UpdateBody()
            .Add("incidentIds", ids.Select(id => $"{id}"))
            .Add("incidentComment", comment)
            .Add("mergeReasons", CorrelationReasons.ToGraph(reasons));
        var request = ApiRequest.ForChange(operation, null, body.ToString(), $"merge the incidents {string.Join(", ", ids)}", ErrorIds.IncidentNotFound);
        var merge = await pager.GetAsync(request, DefenderIncidentMerge.Reader, events, cancellationToken).ConfigureAwait(false);
        merge.MergedIncidentId = ids.Where(id => id != merge.IncidentId).ToArray();
        foreach (var id in merge.MergedIncidentId) redirects.Note(id, merge.IncidentId);
        return merge;
    }

    // The service says that there is none; reading it may tell where it went.
    private async Task LookForRedirectAsync(long id, IUpdateBackEnd<DefenderIncident, IncidentUpdate, long> backEnd, IClientEvents events, CancellationToken cancellationToken)
    {
        try
        {
            redirects.Note(await updater.GetAsync(backEnd, id, events, cancellationToken).ConfigureAwait(false));
        }
        catch (DefenderException e)
        {
            events.Verbose(e.Message);
        }
    }
}
