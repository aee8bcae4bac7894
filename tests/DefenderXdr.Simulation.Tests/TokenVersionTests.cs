namespace DefenderXdr.Simulation.Tests;

public class TokenVersionTests
{
    [Theory]
    [InlineData(Caller.Graph, "00000003-0000-0000-c000-000000000000", "/v1.0/security/incidents?$top=1")]
    [InlineData(Caller.Xdr, "8ee8fdad-f234-4243-8f3b-15c294843740", "/api/incidents?$top=1")]
    [InlineData(Caller.Endpoint, "fc780465-2017-40d4-a0c5-307022471b92", "/api/alerts?$top=1")]
    public void Tokens_of_either_version_open_every_API(string audience, string appId, string path)
    {
        var first = SignInTests.Claims(Open(1));
        Assert.Equal(("1.0", audience, SimulatedTenant.DefaultClientId), ((string?)first["ver"], (string?)first["aud"], (string?)first["appid"]));
        Assert.Null(first["azp"]);
        var second = SignInTests.Claims(Open(2));
        Assert.Equal(("2.0", appId, SimulatedTenant.DefaultClientId, "1"), ((string?)second["ver"], (string?)second["aud"], (string?)second["azp"], (string?)second["azpacr"]));
        Assert.Null(second["appid"]);
        Assert.Equal(first["roles"], second["roles"]);

        string Open(int version)
        {
            var caller = new Caller(options => options.TokenVersion = version);
            var token = caller.Token(audience);
            caller.Get(audience + path, token: token);
            return token;
        }
    }

    [Fact]
    public void A_user_is_named_as_each_version_does()
    {
        var caller = new UserCaller(options => options.TokenVersion = 2);
        var token = (string)caller.Password().Body["access_token"]!;
        var claims = SignInTests.Claims(token);
        Assert.Equal((SimulatedTenant.DefaultUserName, "0"), ((string?)claims["preferred_username"], (string?)claims["azpacr"]));
        Assert.Null(claims["upn"]);
        Assert.NotNull(claims["scp"]);
        caller.Apis.Get(Caller.Graph + "/v1.0/security/incidents?$top=1", token: token);
    }

    [Theory]
    [InlineData(1, "/.well-known/openid-configuration")]
    [InlineData(2, "/v2.0/.well-known/openid-configuration")]
    public void The_discovery_document_names_the_issuer_of_the_tokens(int version, string path)
    {
        var caller = new Caller(options => options.TokenVersion = version);
        var document = Caller.Parse(caller.Simulation.Handle(new("GET", new($"http://127.0.0.1:4711/{SimulatedTenant.Domain}{path}"))).Body);
        Assert.Equal((string?)document["issuer"], (string?)SignInTests.Claims(caller.Token(Caller.Graph))["iss"]);
    }

    [Fact]
    public void There_are_two_versions() => Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { TokenVersion = 3 }));
}
