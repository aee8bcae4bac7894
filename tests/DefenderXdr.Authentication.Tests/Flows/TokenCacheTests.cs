using DefenderXdr.Http;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>When a token is asked for again and when not.</summary>
public sealed class TokenCacheTests
{
    [Fact]
    public async Task Many_calls_share_one_token()
    {
        await using var entra = new Entra();
        var flow = entra.Flow();

        var first = await flow.GetTokenAsync(entra.Graph, false, default);
        for (var n = 0; n < 50; n++) Assert.Same(first, await flow.GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(1, entra.TokenRequests);
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(10, 1)]
    public async Task A_token_with_less_than_five_minutes_left_is_renewed(int minutes, int requests)
    {
        await using var entra = new Entra(options: new() { TokenLifetime = TimeSpan.FromMinutes(minutes) });
        var flow = entra.Flow();

        for (var n = 0; n < 3; n++)
        {
            var token = await flow.GetTokenAsync(entra.Graph, false, default);
            Assert.True(token.ExpiresOn > DateTimeOffset.UtcNow);
        }

        Assert.Equal(requests, entra.TokenRequests);
    }

    [Fact]
    public async Task A_forced_refresh_asks_again_and_its_token_is_kept()
    {
        await using var entra = new Entra();
        var flow = entra.Flow();

        var first = await flow.GetTokenAsync(entra.Graph, false, default);
        var second = await flow.GetTokenAsync(entra.Graph, true, default);
        var third = await flow.GetTokenAsync(entra.Graph, false, default);

        Assert.NotEqual(first.ToPlainText(), second.ToPlainText());
        Assert.Equal(second.ToPlainText(), third.ToPlainText());
        Assert.Equal(2, entra.TokenRequests);
    }

    [Fact]
    public async Task Two_connections_of_the_same_app_share_no_tokens()
    {
        await using var entra = new Entra();

        var first = await entra.Flow().GetTokenAsync(entra.Graph, false, default);
        var second = await entra.Flow().GetTokenAsync(entra.Graph, false, default);

        Assert.NotEqual(first.ToPlainText(), second.ToPlainText());
    }

    [Fact]
    public async Task A_token_that_the_API_refuses_is_renewed_once_over_the_wire()
    {
        await using var entra = new Entra();
        await using var api = new LoopbackServer(Answer.Status(401), Answer.Json("""{"value":[{"incidentId":1}]}"""));
        var hosts = HostTable.Resolve(overrides: new() { Xdr = api.Root });
        var client = new DefenderClient(entra.Flow(), new() { Hosts = hosts, HttpClient = DefenderHttp.CreateClient() });

        Assert.Single(await client.Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync());

        Assert.Equal(2, entra.TokenRequests);
        Assert.Equal(2, api.Requests.Select(r => r.Header("Authorization")).Distinct().Count());
    }
}
