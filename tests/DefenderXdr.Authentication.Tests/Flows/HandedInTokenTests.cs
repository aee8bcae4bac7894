using DefenderXdr.Authentication;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

public sealed class HandedInTokenTests
{
    private static readonly DefenderHosts Hosts = HostTable.Resolve();

    [Theory]
    [InlineData("https://graph.microsoft.com", DefenderApi.Graph)]
    [InlineData("https://api.security.microsoft.com", DefenderApi.Xdr)]
    [InlineData("https://api.securitycenter.microsoft.com", DefenderApi.Endpoint)]
    [InlineData("fc780465-2017-40d4-a0c5-307022471b92", DefenderApi.Endpoint)]
    public async Task A_good_token_is_for_the_API_of_its_audience(string audience, DefenderApi api)
    {
        var raw = TestTokens.For(audience, "Role");

        var flow = new HandedInTokenFlow(raw);

        Assert.Equal(api, flow.OnlyApi);
        Assert.Equal("c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001", flow.TenantId);
        Assert.Equal("5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d", flow.ClientId);
        Assert.Equal(raw, (await flow.GetTokenAsync(Hosts[api], false, default)).ToPlainText());
        Assert.Equal(raw, (await flow.GetTokenAsync(Hosts[api], true, default)).ToPlainText());
    }

    [Fact]
    public async Task Another_API_than_the_token_s_is_the_wrong_audience()
    {
        var flow = new HandedInTokenFlow(TestTokens.For("https://graph.microsoft.com"));

        var error = await Assert.ThrowsAsync<DefenderException>(() => flow.GetTokenAsync(Hosts.Xdr, false, default));

        Assert.Equal(ErrorIds.WrongAudience, error.ErrorId);
        Assert.Contains("https://graph.microsoft.com", error.Message);
        Assert.Contains("https://api.security.microsoft.com", error.Message);
        Assert.DoesNotContain(TestTokens.Signature, error.ToString());
    }

    [Fact]
    public void A_token_for_none_of_the_APIs_is_refused_at_once()
    {
        var error = Assert.Throws<DefenderException>(() => new HandedInTokenFlow(TestTokens.For("https://management.azure.com")));

        Assert.Equal(ErrorIds.WrongAudience, error.ErrorId);
        Assert.Contains("https://management.azure.com", error.Message);
        foreach (var host in new[] { Hosts.Graph, Hosts.Xdr, Hosts.Endpoint }) Assert.Contains(host.Audience, error.Message);
        Assert.DoesNotContain(TestTokens.Signature, error.ToString());
    }

    [Fact]
    public void A_token_whose_time_is_over_is_refused_at_once()
    {
        var raw = TestTokens.Make(new { aud = "https://graph.microsoft.com", exp = 1700000000 });

        var error = Assert.Throws<DefenderException>(() => new HandedInTokenFlow(raw));

        Assert.Equal(ErrorIds.TokenExpired, error.ErrorId);
        Assert.Equal(ErrorKind.AuthenticationError, error.Kind);
        Assert.Contains("2023-11-14 22:13:20", error.Message);
        Assert.DoesNotContain(TestTokens.Signature, error.ToString());
    }

    [Fact]
    public async Task A_token_that_expires_meanwhile_is_not_sent()
    {
        var flow = new HandedInTokenFlow(TestTokens.Make(new { aud = "https://graph.microsoft.com", roles = new[] { "SecurityIncident.Read.All" }, exp = DateTimeOffset.UtcNow.AddSeconds(2).ToUnixTimeSeconds() }));
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[]}"""));
        var client = new DefenderClient(flow, new() { Hosts = Entra.Loopback(server.Root) });
        await client.Incidents.ListAsync().ToListAsync();

        await Task.Delay(TimeSpan.FromSeconds(2.1));

        var error = await Assert.ThrowsAsync<DefenderException>(async () => await client.Incidents.ListAsync().ToListAsync());
        Assert.Equal(ErrorIds.TokenExpired, error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token-but-a-secret")]
    [InlineData("a-secret.b.c")]
    public void What_is_no_token_is_refused_and_not_repeated(string text)
    {
        var error = Assert.Throws<DefenderException>(() => new HandedInTokenFlow(text));

        Assert.Equal(ErrorIds.TokenInvalid, error.ErrorId);
        Assert.DoesNotContain("secret", error.ToString());
    }
}
