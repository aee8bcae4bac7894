using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Requests;

/// <summary>What comes out of answers of every shape.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("""{"value":[{"id":1},{"id":2}]}""", """[{"id":1},{"id":2}]""")]
    [InlineData("""{"@odata.context":"c","@odata.count":2,"value@odata.type":"t","value":[{"id":1},"text",3,null,[4]]}""", """[{"id":1},"text",3,[4]]""")]
    [InlineData("""{"Value":[]}""", "[]")]
    [InlineData("""{"value":[],"other":{"a":[1]}}""", "[]")]
    [InlineData("""[{"id":1},{"id":2}]""", """[{"id":1},{"id":2}]""")]
    [InlineData("""{"id":"x","value":[1,2]}""", """[{"id":"x","value":[1,2]}]""")]
    [InlineData("""{"@odata.context":"c","value":"https://sas.example/"}""", """[{"@odata.context":"c","value":"https://sas.example/"}]""")]
    [InlineData("""{"schema":[{"name":"A"}],"results":[{"A":1}]}""", """[{"schema":[{"name":"A"}],"results":[{"A":1}]}]""")]
    [InlineData("""{"z":1,"a":{"y":"2026-11-21T08:00:00+02:00","b":[{"c":null}]}}""", """[{"z":1,"a":{"y":"2026-11-21T08:00:00+02:00","b":[{"c":null}]}}]""")]
    [InlineData("""{"a":1,"A":2}""", """[{"a":1,"A_2":2}]""")]
    [InlineData("42", "[42]")]
    [InlineData("\"text\"", "[\"text\"]")]
    [InlineData("{}", "[{}]")]
    [InlineData("null", "[]")]
    [InlineData("", "[]")]
    [InlineData(" ", "[]")]
    public async Task An_answer_gives_its_items(string body, string expected)
    {
        await using var server = new LoopbackServer(Answer.Json(body));

        var items = await Items(server, new() { Path = "/api/things" });

        Assert.Equal(expected, JsonConvert.SerializeObject(items));
    }

    [Fact]
    public async Task Success_without_a_body_gives_nothing()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(204));

        Assert.Empty(await Items(server, new() { Path = "/api/indicators/7", Method = "DELETE" }));
        Assert.Equal("", await TestClient.Create(server).Requests.GetTextAsync(new() { Path = "/api/things" }));
    }

    [Fact]
    public async Task Items_leave_while_the_body_arrives()
    {
        await using var server = new LoopbackServer(Answer.Chunked().Chunk("""{"value":[{"id":1},""").Hang());
        await using var items = TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/things" }).GetAsyncEnumerator();

        Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData("<html>", ErrorIds.ResponseNotJson)]
    [InlineData("""{"value":[{"id":1},""", ErrorIds.ResponseTruncated)]
    [InlineData("""{"id":1""", ErrorIds.ResponseTruncated)]
    [InlineData("""{"value":[1]""", ErrorIds.ResponseTruncated)]
    [InlineData("[1,", ErrorIds.ResponseTruncated)]
    public async Task A_body_that_is_none_is_an_error(string body, string errorId)
    {
        await using var server = new LoopbackServer(Answer.Json(body));

        Assert.Equal(errorId, (await TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/things" }).ErrorOf()).ErrorId);
    }

    [Fact]
    public async Task Links_are_followed_to_the_end_when_all_is_wanted()
    {
        await using var server = new LoopbackServer(
            Answer.Json("""{"@odata.nextLink":"/api/things?p=2","value":[1,2]}"""),
            Answer.Json("""{"value":[2],"@odata.nextLink":"/api/things?p=3"}"""),
            Answer.Json("""{"value":[3]}"""));
        var events = new RecordingEvents();

        Assert.Equal([1L, 2L, 2L, 3L], await Items(server, new() { Path = "/api/things", All = true }, events));
        Assert.Equal(["/api/things", "/api/things?p=2", "/api/things?p=3"], server.Requests.Select(r => r.Target));
        Assert.Empty(events.Warnings);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?$top=2", false)]
    public async Task A_first_page_says_that_there_is_more(string query, bool warns)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"value":[1,2],"@odata.nextLink":"/api/things?p=2"}"""));
        var events = new RecordingEvents();

        Assert.Equal(2, (await Items(server, new() { Path = "/api/things" + query }, events)).Count);

        Assert.Single(server.Requests);
        Assert.Equal(warns ? 1 : 0, events.Warnings.Count);
        Assert.Contains("-All", events.Everything);
    }

    [Fact]
    public async Task A_link_to_another_host_is_refused()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[1],"@odata.nextLink":"https://example.com/api/things"}"""));

        var (items, error) = await TestClient.Create(server).Requests.SendAsync(new() { Path = "/api/things", All = true }).DrainAsync();

        Assert.Single(items);
        Assert.Equal(ErrorIds.ForeignNextLink, Assert.IsType<DefenderException>(error).ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_known_list_without_links_is_skipped_through_and_doubles_are_dropped()
    {
        await using var server = new LoopbackServer(request => Answer.Json(request.Query("$skip") switch
        {
            null => Bodies.Incidents(1, 2),
            "2" => Bodies.Incidents(2, 3),
            _ => Bodies.Incidents(4),
        }));

        var items = await Items(server, new() { Path = "/api/incidents", Query = [new("$top", 2)], All = true });

        Assert.Equal([1L, 2L, 3L, 4L], items.Select(item => ((IDictionary<string, object?>)item)["incidentId"]));
        Assert.Equal("?$top=2&$skip=4", "?" + server.Requests[2].Target.Split('?')[1]);
    }

    [Fact]
    public async Task An_unknown_list_without_links_is_not_skipped_through()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[1,2]}"""));

        Assert.Equal(2, (await Items(server, new() { Path = "/api/things?$top=2", All = true })).Count);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_that_breaks_is_read_again_only_while_nothing_of_it_has_left()
    {
        await using var early = new LoopbackServer(Answer.JsonOfLength(900).Then("""{"value":[""").Cut(), Answer.Json("""{"value":[1]}"""));
        await using var late = new LoopbackServer(_ => Answer.JsonOfLength(900).Then("""{"value":[1,2,""").Cut());

        Assert.Equal([1L], await Items(early, new() { Path = "/api/things" }));
        var (items, error) = await TestClient.Create(late).Requests.SendAsync(new() { Path = "/api/things" }).DrainAsync();

        Assert.Equal([1L, 2L], items);
        Assert.Equal(ErrorIds.ConnectionBroken, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.Single(late.Requests);
    }

    private static async Task<List<object>> Items(LoopbackServer server, DefenderRequest request, RecordingEvents? events = null)
    {
        var (items, error) = await TestClient.Create(server).Requests.SendAsync(request, events).DrainAsync();
        Assert.Null(error);
        return items;
    }
}
