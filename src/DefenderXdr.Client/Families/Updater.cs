using DefenderXdr.Http;
using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Changes objects of one kind through whichever of its APIs is open.</summary>
/// <param name="name">What is changed, for messages.</param>
/// <param name="reader">Reads what the service answers.</param>
/// <param name="isWhole">Whether an answer is the whole object: some services answer with a part of it.</param>
/// <param name="selector">Chooses the API.</param>
/// <param name="pager">Sends and reads.</param>
/// <param name="plans">Reads whole objects.</param>
/// <param name="backEnds">One for each API, newest first.</param>
internal sealed class Updater<T, TUpdate, TId>(
    string name, ObjectReader<T> reader, Func<T, bool> isWhole, BackEndSelector selector, Pager pager, PlanReader plans, params IUpdateBackEnd<T, TUpdate, TId>[] backEnds)
    where T : class
    where TUpdate : ObjectUpdate
{
    /// <summary>The API that makes a change. What cannot be right, or not there, is refused before anything is sent.</summary>
    public async Task<IUpdateBackEnd<T, TUpdate, TId>> ChooseAsync(TUpdate update, DefenderApi api, IClientEvents events, CancellationToken cancellationToken)
    {
        update.Validate();
        var chosen = await selector.SelectAsync($"updates of {name}", backEnds, backEnd => backEnd.Operation, api, events, cancellationToken).ConfigureAwait(false);
        var lacking = update.Names.Where(member => chosen.Lacks.Contains(member)).ToArray();
        if (lacking.Length == 0) return chosen;

        var others = backEnds.Where(backEnd => !backEnd.Lacks.Intersect(lacking).Any()).Select(backEnd => $"{backEnd.Operation.Api} ({backEnd.Operation.ApplicationPermissions[0]})");
        throw DefenderErrors.Create(ErrorIds.ApiNotSupported, $"{chosen.Operation.Api} does not take {string.Join(", ", lacking)} for {name}. {string.Join(" and ", others)} does.");
    }

    /// <summary>Makes a change, and gives the whole object if the service answers with it.</summary>
    public async Task<T?> SendAsync(IUpdateBackEnd<T, TUpdate, TId> backEnd, TId id, TUpdate update, IClientEvents events, CancellationToken cancellationToken)
    {
        T? answer = null;
        var sent = 0;
        foreach (var request in backEnd.Requests(id, update))
        {
            try
            {
                answer = await AnswerAsync(request, events, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderServiceException e) when (sent > 0)
            {
                throw DefenderErrors.Create(e.ErrorId, $"The other changes were made, but: {e.Message}", e.Facts, e.RecommendedAction, e);
            }
            sent++;
        }

        // After a second call, what the first one answered is out of date.
        return sent == 1 && answer is not null && isWhole(answer) ? answer : null;
    }

    /// <summary>Reads an object through the same API.</summary>
    public Task<T> GetAsync(IUpdateBackEnd<T, TUpdate, TId> backEnd, TId id, IClientEvents events, CancellationToken cancellationToken) =>
        plans.GetAsync(backEnd.Get(id), reader, events, cancellationToken);

    private async Task<T?> AnswerAsync(ApiRequest request, IClientEvents events, CancellationToken cancellationToken)
    {
        try
        {
            return await pager.GetAsync(request, reader, events, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderServiceException e) when (e.ErrorId is ErrorIds.ResponseEmpty or ErrorIds.ResponseTruncated or ErrorIds.ConnectionBroken && e.StatusCode == System.Net.HttpStatusCode.OK)
        {
            // The service said yes; only what it said besides is missing.
            events.Verbose($"The change was made. {e.Message}");
            return null;
        }
    }
}
