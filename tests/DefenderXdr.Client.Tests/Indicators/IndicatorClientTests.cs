using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Indicators;

public sealed class IndicatorClientTests
{
    [Fact]
    public async Task Filters_are_sent_in_the_words_of_the_API()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[]}"""));
        var query = new IndicatorQuery
        {
            Value = ["O'Neil.example"], Type = ["domain", "Url"], Action = ["allow"], Severity = ["high"], Title = ["t"], Application = ["a"],
            ExpiresBefore = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), Filter = "generateAlert eq true", First = 3,
        };

        await TestClient.Create(server).Indicators.ListAsync(query).ToListAsync();

        Assert.Equal(
            "/api/indicators?$filter=(indicatorValue eq 'O''Neil.example' or indicatorValue eq 'o''neil.example') and (indicatorType eq 'DomainName' or indicatorType eq 'Url') and action eq 'Allowed' and severity eq 'High' and title eq 't' and application eq 'a' and expirationTime le 2027-01-01T00:00:00.0000000Z and (generateAlert eq true)&$top=3",
            Uri.UnescapeDataString(Assert.Single(server.Requests).Target));
    }

    [Fact]
    public async Task Ids_are_looked_for_in_the_list_which_is_left_when_they_are_found()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[{"id":"1"},{"id":"2"},{"id":"3"}]}"""));

        var found = await TestClient.Create(server).Indicators.ListAsync(new() { Id = ["2"] }).ToListAsync();

        Assert.Equal("2", Assert.Single(found).IndicatorId);
        Assert.Equal("/api/indicators?$top=10000", Uri.UnescapeDataString(Assert.Single(server.Requests).Target));
    }

    [Fact]
    public async Task Ten_thousand_go_in_twenty_calls_and_each_has_a_result()
    {
        await using var server = new LoopbackServer(Outcomes);

        var results = await TestClient.Create(server).Indicators.ImportAsync(Many(10_000)).ToListAsync();

        Assert.Equal(20, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(("POST", "/api/indicators/import", 500), (request.Method, request.Target, JObject.Parse(request.Body)["Indicators"]!.Count())));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(n => $"id-10.0.{n / 250}.{n % 250}"), results.Select(result => result.IndicatorId));
    }

    [Fact]
    public async Task What_fails_on_its_own_or_in_the_service_leaves_the_others_be()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"value":[{"id":null,"indicator":"10.0.0.1","isFailed":true,"failureReason":"no"},{"id":"5","indicator":"10.0.0.2","isFailed":false,"failureReason":null}]}"""));
        var indicators = Many(4);
        indicators[0].Title = null;

        var results = await TestClient.Create(server).Indicators.ImportAsync(indicators).ToListAsync();

        Assert.Equal([ErrorIds.IndicatorIncomplete, ErrorIds.IndicatorRejected, null, ErrorIds.IndicatorRejected], results.Select(result => result.Error?.ErrorId));
        Assert.Contains("no", results[1].Error!.Message);
        Assert.Equal(("5", indicators[2]), (results[2].IndicatorId, results[2].Indicator));
        Assert.Contains("did not say", results[3].Error!.Message);
    }

    [Fact]
    public async Task Of_a_batch_that_is_refused_whole_halves_find_out_which_it_is()
    {
        await using var server = new LoopbackServer(request => request.Body.Contains("\"10.0.0.77\"") ? Answer.Json("""{"error":{"code":"InvalidRequestBody","message":"bad"}}""", 400) : Outcomes(request));

        var results = await TestClient.Create(server).Indicators.ImportAsync(Many(500)).ToListAsync();

        Assert.Equal(500, results.Count);
        Assert.Equal("10.0.0.77", Assert.Single(results, result => result.Error is not null).Indicator.Value);
        Assert.InRange(server.Requests.Count, 10, 21);
    }

    [Fact]
    public async Task When_all_are_refused_that_is_soon_found_out()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"error":{"code":"BadRequest","message":"bad"}}""", 400));

        var results = await TestClient.Create(server).Indicators.ImportAsync(Many(500)).ToListAsync();

        Assert.All(results, result => Assert.Equal(ErrorIds.IndicatorRejected, result.Error?.ErrorId));
        Assert.InRange(server.Requests.Count, 10, 41);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_lost_is_asked_for_again(bool inTheMiddle)
    {
        var calls = 0;
        await using var server = new LoopbackServer(request => ++calls > 1 ? Outcomes(request) : inTheMiddle ? Answer.JsonOfLength(100).Then("""{"value":[""").Cut() : new Answer().Cut());

        var result = Assert.Single(await TestClient.Create(server).Indicators.ImportAsync(Many(1)).ToListAsync());

        Assert.Equal("id-10.0.0.0", result.IndicatorId);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task An_error_of_the_whole_call_ends_the_import_after_the_results_before_it()
    {
        await using var server = new LoopbackServer(request => request.Body.Contains("\"10.0.2.0\"") ? Answer.Json("""{"error":{"code":"Forbidden","message":"no"}}""", 403) : Outcomes(request));

        var (results, error) = await TestClient.Create(server).Indicators.ImportAsync(Many(1200)).DrainAsync();

        Assert.Equal(500, results.Count);
        Assert.Equal(ErrorIds.PermissionMissing, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Nothing_is_sent_for_what_cannot_be_right()
    {
        await using var server = new LoopbackServer();
        var indicators = TestClient.Create(server).Indicators;

        var error = await Assert.ThrowsAsync<DefenderException>(() => indicators.SubmitAsync(new() { Value = "10.0.0.0/8", Action = "Block", Title = "t", Description = "d" }));

        Assert.Equal(ErrorIds.IndicatorValueInvalid, error.ErrorId);
        Assert.Empty(await indicators.ImportAsync([]).ToListAsync());
        Assert.Empty(await indicators.DeleteAsync(Array.Empty<DefenderIndicator>()).ToListAsync());
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task One_is_deleted_by_its_own_call_and_more_together()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(204));
        var indicators = TestClient.Create(server).Indicators;

        Assert.Null(Assert.Single(await indicators.DeleteAsync(Known(1)).ToListAsync()).Error);
        Assert.Equal(1001, (await indicators.DeleteAsync([.. Known(1001), .. Known(3)]).ToListAsync()).Count);

        Assert.Equal(["DELETE /api/indicators/0", "POST /api/indicators/BatchDelete", "POST /api/indicators/BatchDelete", "DELETE /api/indicators/1000"], server.Requests.Select(request => $"{request.Method} {request.Target}"));
        Assert.Equal(500, JObject.Parse(server.Requests[1].Body)["IndicatorIds"]!.Count());
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("lost")]
    [InlineData("lost and done")]
    public async Task After_an_answer_that_tells_nothing_what_is_left_is_looked_up_and_deleted(string fault)
    {
        // One of three has gone before; of what a refused or lost call did, the list tells.
        var there = new HashSet<string> { "1", "2" };
        var batches = 0;
        await using var server = new LoopbackServer(request =>
        {
            if (request.Method == "GET") return Answer.Json(new JObject { ["value"] = new JArray(there.Select(id => new JObject { ["id"] = id })) }.ToString());
            if (++batches > 1 || fault == "lost and done") there.Clear();
            if (batches > 1) return Answer.Status(204);
            return fault == "unknown" ? Answer.Json("""{"error":{"code":"ResourceNotFound","message":"0"}}""", 404) : new Answer().Cut();
        });

        var results = await TestClient.Create(server).Indicators.DeleteAsync(Known(3)).ToListAsync();

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Null(result.Error));
        Assert.Empty(there);
        Assert.Equal(fault == "lost and done" ? 1 : 2, batches);
        if (batches == 2) Assert.Equal("""{"IndicatorIds":["1","2"]}""", server.Requests[^1].Body);
    }

    [Fact]
    public async Task What_cannot_be_deleted_is_an_error_each()
    {
        await using var server = new LoopbackServer(request => request.Method == "GET"
            ? Answer.Json("""{"value":[{"id":"0"},{"id":"1"}]}""")
            : Answer.Json("""{"error":{"code":"InvalidInput","message":"no"}}""", 400));

        var results = await TestClient.Create(server).Indicators.DeleteAsync(Known(3)).ToListAsync();

        Assert.Equal([ErrorIds.IndicatorRejected, ErrorIds.IndicatorRejected, null], results.Select(result => result.Error?.ErrorId));
    }

    internal static DefenderIndicator[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new DefenderIndicator { Value = $"10.0.{n / 250}.{n % 250}", Type = "IpAddress", Action = "Block", Title = "t", Description = "d" })];

    private static DefenderIndicator[] Known(int count) => [.. Enumerable.Range(0, count).Select(n => new DefenderIndicator { IndicatorId = $"{n}", Value = $"{n}.example", Type = "DomainName" })];

    private static Answer Outcomes(ReceivedRequest request) => Answer.Json(new JObject
    {
        ["value"] = new JArray(JObject.Parse(request.Body)["Indicators"]!.Select(item => new JObject { ["id"] = $"id-{item["indicatorValue"]}", ["indicator"] = item["indicatorValue"], ["isFailed"] = false, ["failureReason"] = null })),
    }.ToString());
}
