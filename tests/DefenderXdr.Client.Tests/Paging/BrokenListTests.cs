using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Paging;

/// <summary>Lists that an error ends: what came stays, and the error says where it stopped and how to go on.</summary>
public sealed class BrokenListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(500, """{"error":{"code":"InternalServerError","message":"out of order","target":"|track-me."}}""", ErrorIds.ServiceUnavailable, ErrorKind.ResourceUnavailable, "InternalServerError")]
    [InlineData(429, """{"error":{"code":"TooManyRequests","message":"too many","target":"|track-me."}}""", ErrorIds.TooManyRequests, ErrorKind.LimitsExceeded, "TooManyRequests")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"no more","target":"|track-me."}}""", ErrorIds.PermissionMissing, ErrorKind.PermissionDenied, "Forbidden")]
    public async Task An_error_after_40_pages_leaves_the_4000_objects_and_says_where_it_stopped(int status, string body, string errorId, ErrorKind kind, string code)
    {
        await using var server = new LoopbackServer(request => Skip(request.Query("$skip")) is < 4000 and var skip ? Answer.Json(Page(skip, 100)) : Answer.Json(body, status));

        var (incidents, failure) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).DrainAsync();

        Assert.Equal(4000, incidents.Count);
        var error = Assert.IsType<DefenderServiceException>(failure);
        Assert.Equal((errorId, kind), (error.ErrorId, error.Kind));
        Assert.Equal((status, code, "|track-me."), ((int)error.StatusCode, error.Code, error.RequestId));
        var position = error.Position!;
        Assert.Equal((4000, 40, "4000"), (position.Objects, position.Pages, position.LastId));
        Assert.Equal(incidents[^1].CreatedTime, position.OldestCreated);
        Assert.Equal("/api/incidents?$top=100&$skip=4000", position.Page?.OriginalString);
        Assert.Contains("4000 objects on 40 pages came before that; the last is '4000', created 2026-11-18T17:20:00.0000000Z.", error.Message, StringComparison.Ordinal);
        Assert.Contains("created at 2026-11-18T17:20:00.0000000Z or before", error.RecommendedAction, StringComparison.Ordinal);
        Assert.StartsWith(((DefenderException)error.InnerException!).RecommendedAction, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_before_the_first_object_says_nothing_of_a_place()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("{}", 400));

        var (_, failure) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).DrainAsync();

        Assert.Null(Assert.IsType<DefenderServiceException>(failure).Position);
        Assert.DoesNotContain("came before", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_newest_first_names_no_time_to_go_on_from()
    {
        await using var server = new LoopbackServer(_ => Answer.Json($$"""{"value":[{{Incident(2)}},{{Incident(1)}},{"incid"""));

        var error = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal((2, "1", null), (error.Position!.Objects, error.Position.LastId, error.Position.OldestCreated));
        Assert.DoesNotContain("go on from", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1.0/security/incidents", ErrorIds.PagingLoop)]
    [InlineData("https://graph.example.com/v1.0/security/incidents", ErrorIds.ForeignNextLink)]
    public async Task A_page_that_must_not_be_asked_for_is_not_offered(string link, string errorId)
    {
        await using var server = new LoopbackServer(_ => Answer.Json($$"""{"value":[{{Incident(1)}}],"@odata.nextLink":"{{link}}"}"""));

        var error = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ErrorOf();

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(1, error.Position!.Objects);
        Assert.Null(error.Position.Page);
    }

    private static int Skip(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);

    private static string Page(int skip, int count) => $$"""{"value":[{{string.Join(',', Enumerable.Range(skip + 1, count).Select(Incident))}}]}""";

    // A minute older with each.
    private static string Incident(int n) => $$"""{"incidentId":{{n}},"createdTime":"{{Noon.AddMinutes(-n).UtcDateTime:yyyy-MM-ddTHH:mm:ss}}Z"}""";
}
