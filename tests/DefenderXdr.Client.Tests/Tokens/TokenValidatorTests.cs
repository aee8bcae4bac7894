using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Tokens;

/// <summary>What a check of a token finds.</summary>
public sealed class TokenValidatorTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_good_token_is_valid(string version)
    {
        await using var issuer = new TestIssuer();
        var events = new RecordingEvents();

        var (token, error) = await CheckAsync(issuer, issuer.Token(version: version), events);

        Assert.Null(error);
        Assert.Equal(TokenValidation.Valid, token.Validation);
        Assert.Null(token.ValidationMessage);
        Assert.Equal(
            [$"/{TestIssuer.TenantId}{(version == "2.0" ? "/v2.0" : "")}/.well-known/openid-configuration", "/common/discovery/keys"],
            issuer.Server.Requests.Select(request => request.Path));

        // Keys are public: the token has no business there.
        Assert.All(issuer.Server.Requests, request => Assert.Null(request.Header("Authorization")));
        Assert.DoesNotContain(token.Jwt.SignaturePart, events.Everything);
    }

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Xdr)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task A_token_of_the_simulated_tenant_is_valid_and_a_changed_one_is_not(DefenderApi api)
    {
        var tenant = new SimulatedTenant(new() { IncidentCount = 0 });
        var hosts = HostTable.Resolve();
        using var http = DefenderHttp.CreateClient(new SimulatedTenantHandler(tenant));
        var validator = new TokenValidator(http, hosts);
        var good = await new TenantTokens(tenant).GetTokenAsync(hosts[api], false, new RecordingEvents(), default);

        Assert.Equal(TokenValidation.Valid, (await validator.CheckAsync(good, new RecordingEvents(), default)).Token.Validation);
        Assert.Equal(TokenValidation.Invalid, (await validator.CheckAsync(DefenderToken.Decode(Promoted(good.ToPlainText())), new RecordingEvents(), default)).Token.Validation);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "payload", "its signature does not fit" },
        { "signature", "its signature does not fit" },
        { "no signature", "it is not signed" },
        { "alg none", "it is not signed" },
        { "no alg", "it is not signed" },
        { "alg HS256", "it is signed with HS256" },
        { "foreign key", "its signature does not fit" },
        { "foreign key id", "publishes no key key-9" },
        { "no key id", "publishes no key without a name" },
        { "expired", "it expired at " },
        { "no end", "it has no end (exp)" },
        { "not yet", "it is not valid before " },
        { "other issuer", "its issuer is https://sts.windows.net/11111111-1111-1111-1111-111111111111/" },
        { "no issuer", "its issuer is not named" },
        { "no tenant", "it names no tenant (tid)" },
        { "tenant path", "it names no tenant (tid)" },
        { "other audience", "its audience is 'https://management.azure.com'" },
        { "no audience", "its audience is ''" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_with_a_fault_is_not_valid_and_the_fault_is_named(string fault, string said)
    {
        await using var issuer = new TestIssuer();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var good = issuer.Token();
        var parts = good.Split('.');
        var raw = fault switch
        {
            "payload" => Promoted(good),
            "signature" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "no signature" => $"{parts[0]}.{parts[1]}.",
            "alg none" => issuer.Token(header: h => h["alg"] = "none"),
            "no alg" => issuer.Token(header: h => h.Remove("alg")),
            "alg HS256" => issuer.Token(header: h => h["alg"] = "HS256"),
            "foreign key" => issuer.Token(foreignKey: true),
            "foreign key id" => issuer.Token(header: h => h["kid"] = "key-9"),
            "no key id" => issuer.Token(header: h => h.Remove("kid")),
            "expired" => issuer.Token(c => c["exp"] = now - 301),
            "no end" => issuer.Token(c => c.Remove("exp")),
            "not yet" => issuer.Token(c => c["nbf"] = now + 360),
            "other issuer" => issuer.Token(c => c["iss"] = "https://sts.windows.net/11111111-1111-1111-1111-111111111111/"),
            "no issuer" => issuer.Token(c => c.Remove("iss")),
            "no tenant" => issuer.Token(c => c.Remove("tid")),
            "tenant path" => issuer.Token(c => c["tid"] = "../evil"),
            "other audience" => issuer.Token(c => c["aud"] = "https://management.azure.com"),
            _ => issuer.Token(c => c.Remove("aud")),
        };

        var (token, error) = await CheckAsync(issuer, raw);

        Assert.Equal(TokenValidation.Invalid, token.Validation);
        Assert.Contains(said, token.ValidationMessage);
        Assert.Equal(ErrorIds.TokenNotValid, error!.ErrorId);
        Assert.Contains(token.ValidationMessage!, error.Message);
        Assert.DoesNotContain(parts[1], error.ToString());
    }

    [Theory]
    [InlineData(-290, 0)]
    [InlineData(3600, 290)]
    public async Task Clocks_may_differ_by_five_minutes(int end, int start)
    {
        await using var issuer = new TestIssuer();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        Assert.Null((await CheckAsync(issuer, issuer.Token(c => (c["exp"], c["nbf"]) = (now + end, now + start)))).Error);
    }

    [Fact]
    public async Task A_token_of_Graph_with_a_nonce_is_nobody_else_s_to_check()
    {
        await using var issuer = new TestIssuer();

        var (token, error) = await CheckAsync(issuer, issuer.Token(c => c["aud"] = "https://graph.microsoft.com", h => h["nonce"] = "sealed"));

        AssertNotChecked(token, error, ErrorIds.TokenNotVerifiable, "nonce");
        Assert.Equal(0, issuer.Server.Connections);
    }

    [Fact]
    public async Task Keys_on_a_foreign_host_are_not_fetched()
    {
        await using var foreign = new LoopbackServer();
        await using var issuer = new TestIssuer { KeysUri = $"{foreign.Root}common/discovery/keys" };

        var (token, error) = await CheckAsync(issuer, issuer.Token());

        AssertNotChecked(token, error, ErrorIds.TokenNotVerifiable, "nothing was asked there");
        Assert.Equal(0, foreign.Connections);
    }

    [Fact]
    public async Task A_tenant_that_the_service_does_not_have_leaves_nothing_to_check_with()
    {
        await using var issuer = new TestIssuer();

        var (token, error) = await CheckAsync(issuer, issuer.Token(c => c["tid"] = "22222222-2222-2222-2222-222222222222"));

        AssertNotChecked(token, error, ErrorIds.TokenNotVerifiable, "22222222-2222-2222-2222-222222222222");
        Assert.Contains("-Cloud", error!.RecommendedAction);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unreachable()
    {
        await using var issuer = new TestIssuer();
        var nobody = HostTable.Resolve(overrides: new() { Authority = LoopbackServer.Nobody() });
        using var http = DefenderHttp.CreateClient();

        var (token, error) = await new TokenValidator(http, nobody).CheckAsync(DefenderToken.Decode(issuer.Token()), new RecordingEvents(), default);

        AssertNotChecked(token, error, ErrorIds.HostUnreachable, nobody.Authority.Authority);
    }

    public static TheoryData<string, string> Answers => new()
    {
        { "503", ErrorIds.ServiceUnavailable },
        { "302", ErrorIds.ResponseNotJson },
        { "html", ErrorIds.ResponseNotJson },
        { "array", ErrorIds.ResponseNotJson },
        { "empty", ErrorIds.TokenNotVerifiable },
        { "404", ErrorIds.TokenNotVerifiable },
        { "cut", ErrorIds.HostUnreachable },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_service_that_does_not_tell_leaves_the_token_unchecked(string answer, string errorId)
    {
        Answer Script() => answer switch
        {
            "503" => Answer.Status(503),
            "302" => Answer.Status(302, ("Location", "https://elsewhere.example/")),
            "html" => Answer.Html("<html>sign in"),
            "array" => Answer.Json("[]"),
            "empty" => Answer.Json("{}"),
            "404" => Answer.Status(404),
            _ => Answer.JsonOfLength(100).Then("{").Cut(),
        };
        await using var noConfiguration = new TestIssuer { ConfigurationAnswer = Script };
        await using var noKeys = new TestIssuer { KeysAnswer = Script };

        foreach (var issuer in new[] { noConfiguration, noKeys })
        {
            var (token, error) = await CheckAsync(issuer, issuer.Token());
            AssertNotChecked(token, error, errorId, issuer.Server.Root.Authority);
        }
    }

    [Theory]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1","n":"!!!","e":"AQAB"}]}""", ErrorIds.ResponseNotJson)]
    [InlineData("""{"keys":[null,5,{"kty":"oct","kid":"key-1","k":"c2VjcmV0"},{"kty":"RSA","kid":"key-1","use":"enc","n":"AQAB","e":"AQAB"}]}""", ErrorIds.TokenNotValid)]
    public async Task Keys_of_other_kinds_check_nothing(string keys, string errorId)
    {
        await using var issuer = new TestIssuer { KeysAnswer = () => Answer.Json(keys) };

        Assert.Equal(errorId, (await CheckAsync(issuer, issuer.Token())).Error!.ErrorId);
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_tokens_and_anew_by_the_next_validator()
    {
        await using var issuer = new TestIssuer();
        using var http = DefenderHttp.CreateClient();
        var validator = new TokenValidator(http, issuer.Hosts);

        for (var i = 0; i < 3; i++) Assert.Null((await validator.CheckAsync(DefenderToken.Decode(issuer.Token()), new RecordingEvents(), default)).Error);
        Assert.Equal(2, issuer.Server.Requests.Count);

        Assert.Null((await CheckAsync(issuer, issuer.Token())).Error);
        Assert.Equal(4, issuer.Server.Requests.Count);
    }

    private static async Task<(DefenderToken Token, DefenderException? Error)> CheckAsync(TestIssuer issuer, string token, RecordingEvents? events = null)
    {
        using var http = DefenderHttp.CreateClient();
        return await new TokenValidator(http, issuer.Hosts).CheckAsync(DefenderToken.Decode(token), events ?? new RecordingEvents(), default);
    }

    /// <summary>The same token with a permission that nobody granted.</summary>
    private static string Promoted(string token)
    {
        var parts = token.Split('.');
        var claims = JObject.Parse(System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])));
        claims["roles"] = new JArray("Machine.Isolate");
        return $"{parts[0]}.{TestTokens.Encode(claims.ToString())}.{parts[2]}";
    }

    private static void AssertNotChecked(DefenderToken token, DefenderException? error, string errorId, string said)
    {
        Assert.Equal(TokenValidation.NotValidated, token.Validation);
        Assert.Equal(errorId, error!.ErrorId);
        Assert.Contains(said, error.Message);
        Assert.Equal(error.Message, token.ValidationMessage);
    }
}
