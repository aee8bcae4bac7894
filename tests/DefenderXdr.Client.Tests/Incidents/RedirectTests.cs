using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Incidents;

/// <summary>Incidents that were merged, and the way to those that have their alerts now.</summary>
public sealed class RedirectTests
{
    public static TheoryData<DefenderApi> Apis => [DefenderApi.Graph, DefenderApi.Xdr];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_chain_is_followed_to_its_end(DefenderApi api)
    {
        await using var server = Serving((1, 2), (2, 3), (3, null));
        var incidents = TestClient.Create(server).Incidents;

        Assert.Equal(3, (await incidents.GetAsync(1, api, followRedirect: true)).IncidentId);
        Assert.Equal(1, (await incidents.GetAsync(1, api)).IncidentId);
        Assert.Equal(3, (await incidents.GetAsync(3, api, followRedirect: true)).IncidentId);
    }

    [Fact]
    public async Task A_circle_ends_with_a_warning()
    {
        await using var server = Serving((1, 2), (2, 1), (5, 5));
        var events = new RecordingEvents();
        var incidents = TestClient.Create(server).Incidents;

        Assert.Equal(2, (await incidents.GetAsync(1, DefenderApi.Xdr, followRedirect: true, events: events)).IncidentId);
        Assert.Equal(5, (await incidents.GetAsync(5, DefenderApi.Xdr, followRedirect: true, events: events)).IncidentId);
        Assert.Equal(2, events.Warnings.Keys.Count(warning => warning.Contains("leads back", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_way_that_ends_in_nothing_leaves_what_is_there()
    {
        await using var server = Serving((1, 2));
        var events = new RecordingEvents();

        var incident = await TestClient.Create(server).Incidents.GetAsync(1, DefenderApi.Xdr, followRedirect: true, events: events);

        Assert.Equal(1, incident.IncidentId);
        Assert.Contains("incident 2", Assert.Single(events.Warnings.Keys), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_list_has_each_survivor_once(DefenderApi api)
    {
        // 4 and 6 lead to 9, which is in the list itself; 5 leads out of it.
        await using var server = Serving((4, 6), (5, 20), (6, 9), (7, null), (9, null), (20, null));
        var incidents = TestClient.Create(server).Incidents;

        Assert.Equal([9L, 20L, 7L], (await incidents.ListAsync(new() { FollowRedirect = true }, api).ToListAsync()).Select(incident => incident.IncidentId));
        Assert.Equal([9L, 20L], (await incidents.ListAsync(new() { FollowRedirect = true, First = 2 }, api).ToListAsync()).Select(incident => incident.IncidentId));
        Assert.Equal([4L, 5L], (await incidents.ListAsync(new() { First = 2 }, api).ToListAsync()).Select(incident => incident.IncidentId));
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task One_that_is_gone_is_named_with_its_survivor_where_that_is_known(DefenderApi api)
    {
        var gone = false;
        await using var merging = new LoopbackServer(request => gone && request.Path.EndsWith("/4", StringComparison.Ordinal) ? Answer.Status(404) : Incident(request, (4, 6), (6, null)));
        var incidents = TestClient.Create(merging).Incidents;
        await incidents.ListAsync(null, api).ToListAsync();
        gone = true;

        var error = await Assert.ThrowsAsync<DefenderServiceException>(() => incidents.GetAsync(4, api));

        Assert.Equal(ErrorIds.IncidentNotFound, error.ErrorId);
        Assert.Contains("merged into incident '6'", error.Message, StringComparison.Ordinal);
        Assert.Contains("6", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(6, (await incidents.GetAsync(4, api, followRedirect: true)).IncidentId);
        Assert.DoesNotContain("merged", (await Assert.ThrowsAsync<DefenderServiceException>(() => incidents.GetAsync(77, api))).Message, StringComparison.Ordinal);
    }

    private static LoopbackServer Serving(params (long Id, long? Into)[] incidents) => new(request => Incident(request, incidents));

    private static Answer Incident(ReceivedRequest request, params (long Id, long? Into)[] incidents)
    {
        var parts = request.Path.Split('/');
        if (!long.TryParse(parts[^1], out var id)) return Answer.Json($$"""{"value":[{{string.Join(",", incidents.Where(one => one.Id < 20).Select(Json))}}]}""");
        var found = Array.Find(incidents, one => one.Id == id);
        return found.Id == 0 ? Answer.Status(404) : Answer.Json(Json(found));
    }

    // Both APIs' names of the number: each reads its own.
    private static string Json((long Id, long? Into) incident) =>
        $$"""{"id":"{{incident.Id}}","status":"{{(incident.Into is null ? "active" : "redirected")}}","redirectIncidentId":{{(incident.Into is { } into ? $"\"{into}\"" : "null")}}}""";
}
