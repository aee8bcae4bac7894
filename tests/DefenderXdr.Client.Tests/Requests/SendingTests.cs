using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Requests;

/// <summary>What is sent, how often, and what is refused before.</summary>
public sealed class SendingTests
{
    [Theory]
    [InlineData(null, null, "GET")]
    [InlineData(null, "{}", "POST")]
    [InlineData("patch", "{}", "PATCH")]
    [InlineData("DELETE", null, "DELETE")]
    public async Task The_method_follows_from_the_body_unless_it_is_given(string? method, string? body, string expected)
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));

        await TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/things", Method = method, Body = body }).DrainAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal(expected, request.Method);
        Assert.Equal(body ?? "", request.Body);
        Assert.Equal(body is null ? null : "application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.StartsWith("Bearer ", request.Header("Authorization"));
    }

    [Fact]
    public async Task A_GET_request_has_no_body()
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/things", Method = "GET", Body = "{}" }).ErrorOf();

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Headers_and_query_travel()
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));

        await TestClient.Create(server).Requests.SendAsync(new()
        {
            Path = "security/incidents",
            Headers = [new("Prefer", "odata.maxpagesize=5"), new("If-Match", "W/\"1\"")],
            Query = [new("$filter", "title eq 'a b'")],
        }).DrainAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v1.0/security/incidents", request.Path);
        Assert.Equal("title eq 'a b'", request.Query("$filter"));
        Assert.Contains("odata.maxpagesize=5", request.Header("Prefer"));
        Assert.Contains("include-unknown-enum-members", request.Header("Prefer"));
        Assert.Equal("W/\"1\"", request.Header("If-Match"));
    }

    [Theory]
    [InlineData("GET", "/api/things", 500, 3)]
    [InlineData("POST", "/api/advancedqueries/run", 500, 3)]
    [InlineData("POST", "/api/things", 500, 1)]
    [InlineData("POST", "/api/machines/1/isolate", 504, 1)]
    [InlineData("DELETE", "/api/indicators/1", 503, 1)]
    [InlineData("PATCH", "/api/machines/1", 429, 3)]
    public async Task A_change_is_sent_again_only_when_the_service_surely_did_not_act(string method, string path, int status, int sent)
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"error":{"code":"C","message":"M of the service"}}""", status, ("request-id", "r-1")));

        var error = await TestClient.Create(server).Requests.SendAsync(new() { Path = path, Method = method }).ErrorOf();

        Assert.Equal(sent, server.Requests.Count);
        var service = Assert.IsType<DefenderServiceException>(error);
        Assert.Equal(("C", "M of the service", "r-1"), (service.Code, service.ServiceMessage, service.RequestId));
    }

    [Fact]
    public async Task A_change_whose_answer_breaks_is_not_sent_again()
    {
        await using var server = new LoopbackServer(_ => Answer.JsonOfLength(900).Then("{").Cut());
        var requests = TestClient.Create(server).Requests;
        var change = new DefenderRequest { Path = "/api/things", Body = "{}" };

        Assert.Equal(ErrorIds.ConnectionBroken, (await requests.SendAsync(change).ErrorOf()).ErrorId);
        Assert.Equal(ErrorIds.ConnectionBroken, (await Assert.ThrowsAnyAsync<DefenderException>(() => requests.GetTextAsync(change))).ErrorId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_is_not_repeated_for_further_pages()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[1],"@odata.nextLink":"/api/things?p=2"}"""));

        await TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/things", Body = "{}", All = true }).DrainAsync();

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_known_operation_is_looked_at_before_it_is_sent_and_an_unknown_one_is_not()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("{}"));
        var requests = TestClient.Create(server, new ScriptedTokens("Alert.Read.All")).Requests;

        var error = await requests.SendAsync(new() { Path = "/api/machines/1/isolate", Body = "{}" }).ErrorOf();
        var previewed = await Assert.ThrowsAsync<DefenderException>(() => requests.PreviewAsync(new() { Path = "/api/machines/1/isolate", Body = "{}" }));

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Equal(error.Message, previewed.Message);
        Assert.Contains("Machine.Isolate", error.Message);
        Assert.Equal(0, server.Connections);
        Assert.Null((await requests.SendAsync(new() { Path = "/api/things" }).DrainAsync()).Error);
    }

    [Fact]
    public async Task A_preview_sends_nothing_and_shows_no_values()
    {
        await using var server = new LoopbackServer();

        var preview = await TestClient.Create(server).Requests.PreviewAsync(new() { Path = "/api/machines/1/isolate?code=secret", Body = "{}" });

        Assert.Equal(("POST", false, DefenderApi.Endpoint), (preview.Method, preview.IsRead, preview.Api));
        Assert.Equal($"{server.Root}api/machines/1/isolate?code=…", preview.Address);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Hunting_through_an_older_API_says_when_it_ends()
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));
        var events = new RecordingEvents();

        await TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/advancedhunting/run", Body = """{"Query":"x"}""" }, events).DrainAsync();

        Assert.Contains("2027-02-01", Assert.Single(events.Warnings).Value);
    }

    [Fact]
    public async Task Text_is_what_came()
    {
        await using var server = new LoopbackServer(Answer.Of(200, "text/csv", "a,ü\n1,2"u8.ToArray()));

        Assert.Equal("a,ü\n1,2", await TestClient.Create(server).Requests.GetTextAsync(new() { Path = "/api/things" }));
        Assert.Equal("*/*", server.Requests[0].Header("Accept"));
    }
}
