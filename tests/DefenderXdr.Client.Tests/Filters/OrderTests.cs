using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Filters;

/// <summary>The order of lists: sent where the API has one, refused where it has none.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData("LastUpdateTime", "lastUpdateDateTime asc")]
    [InlineData("lastupdatetime DESC", "lastUpdateDateTime desc")]
    [InlineData("createdDateTime  asc", "createdDateTime asc")]
    public async Task Graph_sorts(string order, string sent)
    {
        await using var server = new LoopbackServer(_ => Answer.Json(Bodies.EmptyList));
        var client = TestClient.Create(server);

        await client.Incidents.ListAsync(new() { OrderBy = order }, DefenderApi.Graph).ToListAsync();
        await client.Alerts.ListAsync(new() { OrderBy = order }, DefenderApi.Graph).ToListAsync();

        Assert.Equal([sent, sent], server.Requests.Select(request => request.Query("$orderby")));
    }

    [Fact]
    public async Task The_others_refuse_before_any_call()
    {
        await using var server = new LoopbackServer();
        var client = TestClient.Create(server);

        DefenderException[] errors =
        [
            await client.Incidents.ListAsync(new() { OrderBy = "LastUpdateTime" }, DefenderApi.Xdr).ErrorOf(),
            await client.Alerts.ListAsync(new() { OrderBy = "LastUpdateTime" }, DefenderApi.Endpoint).ErrorOf(),
            await client.Alerts.ListAsync(new() { OrderBy = "LastUpdateTime", IncidentId = 4 }, DefenderApi.Graph).ErrorOf(),
        ];

        Assert.All(errors, error => Assert.Equal(ErrorIds.OrderNotSupported, error.ErrorId));
        Assert.All(errors, error => Assert.Contains("Sort-Object", error.RecommendedAction, StringComparison.Ordinal));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("Severity")]
    [InlineData("LastUpdateTime up")]
    [InlineData("LastUpdateTime desc, CreatedTime")]
    [InlineData("desc")]
    [InlineData(" ")]
    public async Task What_is_no_order_is_refused_with_what_is(string order)
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server).Incidents.ListAsync(new() { OrderBy = order }, DefenderApi.Graph).ErrorOf();

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains("LastUpdateTime and CreatedTime", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
