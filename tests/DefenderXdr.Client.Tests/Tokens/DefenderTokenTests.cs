using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Tokens;

public sealed class DefenderTokenTests
{
    [Fact]
    public void An_app_s_token_is_decoded()
    {
        var raw = TestTokens.Make(new
        {
            aud = "https://graph.microsoft.com",
            tid = "tenant",
            appid = "app",
            roles = new[] { "SecurityIncident.Read.All", "ThreatHunting.Read.All" },
            iat = 1790000000,
            exp = 1790003600,
            custom = new { nested = new[] { 1 } },
        });

        var token = DefenderToken.Decode(raw);

        Assert.Equal("https://graph.microsoft.com", token.Audience);
        Assert.Equal(DefenderApi.Graph, token.Api);
        Assert.Equal("tenant", token.TenantId);
        Assert.Equal("app", token.ClientId);
        Assert.Null(token.UserPrincipalName);
        Assert.Equal(["SecurityIncident.Read.All", "ThreatHunting.Read.All"], token.Roles);
        Assert.Empty(token.Scopes);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790000000), token.IssuedOn);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790003600), token.ExpiresOn);
        Assert.Equal(7, token.Claims.Count);
        Assert.Equal(raw, token.ToPlainText());
    }

    [Fact]
    public void A_user_s_token_is_decoded()
    {
        var token = DefenderToken.Decode(TestTokens.Make(new { aud = "8ee8fdad-f234-4243-8f3b-15c294843740", azp = "app", scp = "Incident.Read  AdvancedHunting.Read", preferred_username = "a@contoso.com" }));

        Assert.Equal(DefenderApi.Xdr, token.Api);
        Assert.Equal("app", token.ClientId);
        Assert.Equal("a@contoso.com", token.UserPrincipalName);
        Assert.Equal(["Incident.Read", "AdvancedHunting.Read"], token.Scopes);
        Assert.Empty(token.Roles);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    [InlineData("Zoë ÿÿÿ>>>???")]
    public void The_middle_part_is_base64url_without_padding(string text)
    {
        // Three lengths need three paddings; the last text has "-" and "_" in it.
        var token = DefenderToken.Decode(TestTokens.Make(new { aud = "x", name = text }));

        Assert.Equal(text, token.Claims["name"]);
    }

    [Fact]
    public void Padding_and_white_space_around_are_forgiven()
    {
        var parts = TestTokens.Make(new { aud = "https://graph.microsoft.com" }).Split('.');
        var padded = parts[1].PadRight((parts[1].Length + 3) / 4 * 4, '=');

        var token = DefenderToken.Decode($"\r\n {parts[0]}.{padded}.{parts[2]} \n");

        Assert.Equal(DefenderApi.Graph, token.Api);
        Assert.Equal($"{parts[0]}.{padded}.{parts[2]}", token.ToPlainText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("secret-opaque-token")]
    [InlineData("secret.two")]
    [InlineData("secret.b.c")]
    [InlineData("secret..c")]
    [InlineData("secret.!!!.c")]
    [InlineData("secret.b.c.d.e")]
    public void Garbage_is_no_token_and_is_not_repeated(string text)
    {
        var error = Assert.Throws<DefenderException>(() => DefenderToken.Decode(text));

        Assert.Equal(ErrorIds.TokenInvalid, error.ErrorId);
        Assert.DoesNotContain("secret", error.ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"aud\":\"x\"")]
    [InlineData("not json")]
    public void A_middle_part_without_claims_is_no_token(string payload)
    {
        var error = Assert.Throws<DefenderException>(() => DefenderToken.Decode($"e30.{TestTokens.Encode(payload)}.x"));

        Assert.Equal(ErrorIds.TokenInvalid, error.ErrorId);
    }

    [Theory]
    [InlineData("""{"aud":["https://graph.microsoft.com"],"roles":"One.Role","scp":5,"exp":"soon","iat":-1,"tid":null}""")]
    [InlineData("""{"aud":7,"roles":[1,"One.Role",null],"exp":99999999999999999,"iat":1.5}""")]
    public void Claims_of_odd_types_do_no_harm(string payload)
    {
        var token = DefenderToken.Decode($"e30.{TestTokens.Encode(payload)}.x");

        Assert.Equal(["One.Role"], token.Roles);
        Assert.Empty(token.Scopes);
        Assert.Null(token.IssuedOn);
        Assert.Null(token.TenantId);
        Assert.Null(token.Api);
        Assert.NotEmpty(token.Claims);
    }

    [Fact]
    public void No_view_of_a_token_has_the_token_in_it()
    {
        var token = DefenderToken.Decode(TestTokens.For("https://graph.microsoft.com", "Role.One"));
        var parts = token.ToPlainText().Split('.');

        foreach (var text in new[]
        {
            token.ToString(), $"{token}",
            Newtonsoft.Json.JsonConvert.SerializeObject(token),
            System.Text.Json.JsonSerializer.Serialize(token),
            System.Text.Json.JsonSerializer.Serialize<object>(token),
        })
        {
            Assert.DoesNotContain(parts[1], text);
            Assert.DoesNotContain(parts[2], text);
            Assert.Contains("https://graph.microsoft.com", text);
        }
        Assert.StartsWith("***", token.ToString());
    }

    [Fact]
    public void No_property_gives_the_token_away()
    {
        var token = DefenderToken.Decode(TestTokens.For("https://graph.microsoft.com"));

        foreach (var property in typeof(DefenderToken).GetProperties())
            Assert.DoesNotContain(TestTokens.Signature, $"{property.GetValue(token)}");
        Assert.Empty(typeof(DefenderToken).GetFields());
    }
}
