using DefenderXdr.Simulation;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>An app signs in with its secret, through MSAL, to the simulated authority.</summary>
public sealed class ClientSecretTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_good_secret_gives_a_token_for_each_audience(bool overSocket)
    {
        await using var entra = new Entra(overSocket);
        var flow = entra.Flow();

        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
        {
            var token = await flow.GetTokenAsync(entra.Hosts[api], false, TestContext.Current.CancellationToken);

            Assert.Equal(api, token.Api);
            Assert.Equal(entra.Hosts[api].Audience, token.Audience);
            Assert.Equal(SimulatedTenant.DefaultTenantId, token.TenantId);
            Assert.Equal(SimulatedTenant.DefaultClientId, token.ClientId);
            Assert.NotEmpty(token.Roles);
            Assert.True(token.ExpiresOn > DateTimeOffset.UtcNow.AddMinutes(50));
        }
        Assert.Equal(3, entra.TokenRequests);
    }

    [Fact]
    public async Task A_private_authority_is_the_only_one_that_is_asked()
    {
        await using var entra = new Entra(overSocket: true);

        await entra.Flow().GetTokenAsync(entra.Graph, false, default);

        Assert.All(entra.Addresses, address => Assert.Equal(entra.Hosts.Authority.Authority, address.Authority));
        Assert.All(entra.Addresses, address => Assert.Equal("http", address.Scheme));
    }

    [Fact]
    public async Task The_tenant_may_be_named_by_its_domain()
    {
        await using var entra = new Entra();

        var token = await entra.Flow(tenantId: SimulatedTenant.Domain).GetTokenAsync(entra.Graph, false, default);

        Assert.Equal(SimulatedTenant.DefaultTenantId, token.TenantId);
    }

    [Theory]
    [InlineData("a+b&c=d%20 e;f#g")]
    [InlineData("Zoë~日本.'\"\\")]
    public async Task Any_character_may_be_in_a_secret(string secret)
    {
        await using var entra = new Entra(overSocket: true, new() { ClientSecret = secret });

        Assert.NotNull(await entra.Flow(secret).GetTokenAsync(entra.Graph, false, default));
    }

    [Fact]
    public void Nothing_is_sent_before_a_token_is_wanted()
    {
        var entra = new Entra();
        var flow = entra.Flow();

        Assert.Empty(entra.Addresses);
        Assert.Null(flow.OnlyApi);
        Assert.Equal(SimulatedTenant.DefaultTenantId, flow.TenantId);
        Assert.Equal(SimulatedTenant.DefaultClientId, flow.ClientId);
    }

    [Fact]
    public async Task Incidents_are_read_with_it_from_end_to_end()
    {
        await using var entra = new Entra(overSocket: true);
        var client = new DefenderClient(entra.Flow(), new() { Hosts = entra.Hosts, HttpClient = entra.Http });

        Assert.Equal(3, (await client.Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync()).Count);
        Assert.Equal(3, (await client.Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync()).Count);
        Assert.Equal(2, entra.TokenRequests);
    }
}
