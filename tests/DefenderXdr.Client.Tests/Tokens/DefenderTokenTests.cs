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

    [Fact]
    public void Everything_that_identifies_a_token_is_decoded()
    {
        var token = DefenderToken.Decode(TestTokens.Make(new
        {
            iss = "https://sts.windows.net/tenant/",
            oid = "object",
            ver = "1.0",
            nbf = 1790000000,
            iat = 1790000001,
            exp = 1790003600,
            auth_time = 1789999999,
            count = 1790000000,
        }));

        Assert.Equal("https://sts.windows.net/tenant/", token.Issuer);
        Assert.Equal("object", token.ObjectId);
        Assert.Equal("1.0", token.Version);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790000000), token.NotBefore);

        // No audience, and a JSON Web Token all the same.
        Assert.Equal("", token.Audience);
        Assert.Null(token.Api);

        // Times are dates, in UTC; other numbers stay numbers.
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1789999999), token.Claims["auth_time"]);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<DateTimeOffset>(token.Claims["exp"]).Offset);
        Assert.Equal(1790000000L, token.Claims["count"]);

        Assert.Equal(TokenValidation.NotValidated, token.Validation);
        Assert.Null(token.ConnectionName);
    }

    [Theory]
    [InlineData("""{"roles":["R"]}""", TokenKind.App)]
    [InlineData("""{"aud":"x"}""", TokenKind.App)]
    [InlineData("""{"scp":"S"}""", TokenKind.User)]
    [InlineData("""{"upn":"a@contoso.com"}""", TokenKind.User)]
    [InlineData("""{"unique_name":"a@contoso.com"}""", TokenKind.User)]
    [InlineData("""{"idtyp":"app","unique_name":"odd"}""", TokenKind.App)]
    [InlineData("""{"idtyp":"user"}""", TokenKind.User)]
    public void An_app_s_token_is_told_from_a_user_s(string claims, TokenKind kind) =>
        Assert.Equal(kind, DefenderToken.Decode($"e30.{TestTokens.Encode(claims)}.x").Kind);

    [Fact]
    public void Whether_it_has_ended_is_a_question_of_now()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        Assert.True(DefenderToken.Decode(TestTokens.Make(new { exp = now - 1 })).IsExpired);
        Assert.False(DefenderToken.Decode(TestTokens.Make(new { exp = now + 60 })).IsExpired);
        Assert.False(DefenderToken.Decode(TestTokens.Make(new { aud = "x" })).IsExpired);
    }

    [Fact]
    public void A_mark_is_put_on_a_copy()
    {
        var token = DefenderToken.Decode(TestTokens.For("https://graph.microsoft.com", "Role.One"));

        var marked = token.For("contoso").Checked(TokenValidation.Invalid, "why");

        Assert.Equal(("contoso", TokenValidation.Invalid, "why"), (marked.ConnectionName, marked.Validation, marked.ValidationMessage));
        Assert.Equal((null, TokenValidation.NotValidated, null), (token.ConnectionName, token.Validation, token.ValidationMessage));
        Assert.Equal(token.ToPlainText(), marked.ToPlainText());
        Assert.Equal(token.Roles, marked.Roles);
    }

    [Theory]
    [InlineData("Bearer {0}")]
    [InlineData("bearer   {0}\n")]
    [InlineData("Authorization: Bearer {0}")]
    [InlineData("\"{0}\"")]
    [InlineData(" '{0}' ")]
    [InlineData("\"Bearer {0}\"")]
    public void What_a_token_is_pasted_with_is_forgiven(string form)
    {
        var raw = TestTokens.For("https://graph.microsoft.com");

        Assert.Equal(raw, DefenderToken.Decode(form.Replace("{0}", raw)).ToPlainText());

        // As a terminal breaks it.
        Assert.Equal(raw, DefenderToken.Decode(form.Replace("{0}", raw.Insert(80, "\r\n").Insert(40, "\n "))).ToPlainText());
    }

    [Fact]
    public void An_unsigned_token_is_decoded_too()
    {
        var parts = TestTokens.For("https://graph.microsoft.com").Split('.');

        Assert.Equal(DefenderApi.Graph, DefenderToken.Decode($"{parts[0]}.{parts[1]}.").Api);
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
    [InlineData("secret.eyJhdWQiOiJ4In0.c")]
    [InlineData("Bearer secret")]
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
