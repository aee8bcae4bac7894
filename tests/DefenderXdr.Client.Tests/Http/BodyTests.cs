using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>Successful answers that are not what they should be.</summary>
public sealed class BodyTests
{
    public static TheoryData<string, string> BadBodies => new()
    {
        { "<!DOCTYPE html><html><body>Sign in to the proxy</body></html>", ErrorIds.ResponseNotJson },
        { "\r\n  <html></html>", ErrorIds.ResponseNotJson },
        { "Service temporarily unavailable", ErrorIds.ResponseNotJson },
        { "[]", ErrorIds.ResponseNotJson },
        { "\"ok\"", ErrorIds.ResponseNotJson },
        { "null", ErrorIds.ResponseNotJson },
        { "{}", ErrorIds.ResponseNotJson },
        { """{"value":{}}""", ErrorIds.ResponseNotJson },
        { """{"value":null}""", ErrorIds.ResponseNotJson },
        { "", ErrorIds.ResponseEmpty },
        { " \r\n ", ErrorIds.ResponseEmpty },
        { "{", ErrorIds.ResponseTruncated },
        { """{"value":[""", ErrorIds.ResponseTruncated },
        { """{"value":[]""", ErrorIds.ResponseTruncated },
        { """{"value":[{"incidentId":1""", ErrorIds.ResponseTruncated },
        { """{"value":[{"incidentId":1,"incidentName":"a""", ErrorIds.ResponseTruncated },
        { """{"value":[{"incidentId":1,"tags":["a",""", ErrorIds.ResponseTruncated },
        { """{"value":[{"incidentId":1,"alerts":[{"title":"a"}""", ErrorIds.ResponseTruncated },
        { """{"value":[{"incidentId":1,"unknown":{"a":[1""", ErrorIds.ResponseTruncated },
        { """{"value":[{"incidentId":1}{"incidentId":2}]}""", ErrorIds.ResponseTruncated },
        { """{"value":[5]}""", ErrorIds.ResponseTruncated },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_is_no_list_has_its_error(string body, string errorId)
    {
        await using var server = new LoopbackServer(_ => Answer.Json(body));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf());

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal("/api/incidents", error.Path);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("<html>", ErrorIds.ResponseNotJson)]
    [InlineData("", ErrorIds.ResponseEmpty)]
    [InlineData("""{"incidentId":1,"alerts":[{""", ErrorIds.ResponseTruncated)]
    public async Task A_body_that_is_no_object_has_its_error(string body, string errorId)
    {
        await using var server = new LoopbackServer(Answer.Json(body));

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => TestClient.Create(server).Incidents.GetAsync(1, DefenderApi.Xdr));

        Assert.Equal(errorId, error.ErrorId);
    }

    [Theory]
    [InlineData("<html>", ErrorIds.ResponseNotJson)]
    [InlineData("", ErrorIds.ResponseEmpty)]
    [InlineData("""{"results":[]}""", ErrorIds.ResponseNotJson)]
    [InlineData("""{"schema":[{"name":"a","type":"String"}],"results":[{"a":"1"},{"a":""", ErrorIds.ResponseTruncated)]
    [InlineData("""{"schema":[{"name":"a","type":"String"}],"results":[{"a":"1"}""", ErrorIds.ResponseTruncated)]
    [InlineData("""{"schema":[{"name":"a","type":"String"}],"results":["a"]}""", ErrorIds.ResponseTruncated)]
    public async Task A_body_that_is_no_hunting_result_has_its_error(string body, string errorId)
    {
        await using var server = new LoopbackServer(Answer.Json(body));

        Assert.Equal(errorId, (await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ErrorOf()).ErrorId);
    }

    [Fact]
    public async Task A_sign_in_page_with_status_200_is_not_taken_for_an_answer()
    {
        await using var server = new LoopbackServer(Answer.Html("<html>Please sign in</html>"));

        var error = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.ResponseNotJson, error.ErrorId);
        Assert.Contains("proxy", error.RecommendedAction);
    }

    [Fact]
    public async Task A_body_that_cannot_be_decompressed_has_its_error()
    {
        await using var server = new LoopbackServer(Answer.Of(200, "application/json", [1, 2, 3, 4], ("Content-Encoding", "gzip")));

        Assert.Equal(ErrorIds.ResponseTruncated, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf()).ErrorId);
    }

    [Fact]
    public async Task No_content_is_an_empty_answer()
    {
        await using var server = new LoopbackServer(new Answer().Then("HTTP/1.1 204 No Content\r\n\r\n"));

        Assert.Equal(ErrorIds.ResponseEmpty, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf()).ErrorId);
    }

    [Fact]
    public async Task Objects_before_the_break_are_delivered_whole()
    {
        await using var server = new LoopbackServer(Answer.Json($$"""{"value":[{{Bodies.Incident(1)}},{{Bodies.Incident(2)}},{"incidentId":3,"incid"""));

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).DrainAsync();

        Assert.Equal(["Incident 1", "Incident 2"], incidents.Select(i => i.DisplayName));
        Assert.Equal(ErrorIds.ResponseTruncated, Assert.IsType<DefenderServiceException>(error).ErrorId);
    }

    [Fact]
    public async Task Rows_before_the_break_are_delivered_whole()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"schema":[{"name":"a","type":"String"}],"results":[{"a":"1"},{"a":"2"},{"a":"""));

        var (rows, error) = await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).DrainAsync();

        Assert.Equal(["1", "2"], rows.Select(r => r["a"]));
        Assert.Equal(ErrorIds.ResponseTruncated, Assert.IsType<DefenderServiceException>(error).ErrorId);
    }

    [Fact]
    public async Task The_first_object_leaves_before_the_page_has_ended()
    {
        await using var server = new LoopbackServer(Answer.Chunked().Chunk($$"""{"value":[{{Bodies.Incident(1)}},""").Hang());

        await using var list = TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).GetAsyncEnumerator();

        Assert.True(await Task.Run(() => list.MoveNextAsync().AsTask()).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(1, list.Current.IncidentId);
    }

    [Fact]
    public async Task A_byte_order_mark_and_characters_across_chunks_do_no_harm()
    {
        var name = System.Text.Encoding.UTF8.GetBytes("""{"value":[{"incidentId":1,"incidentName":"Zoë 日本 😀"}]}""");
        var answer = Answer.Chunked().Then("3\r\n").Then([0xEF, 0xBB, 0xBF]).Then("\r\n");
        foreach (var one in name) answer.Then("1\r\n").Then([one]).Then("\r\n");
        await using var server = new LoopbackServer(answer.LastChunk());

        var incident = Assert.Single(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync());

        Assert.Equal("Zoë 日本 😀", incident.DisplayName);
    }
}
