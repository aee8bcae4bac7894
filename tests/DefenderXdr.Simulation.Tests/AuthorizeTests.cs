using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DefenderXdr.Simulation.Tests;

public class AuthorizeTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Redirect = "http://localhost:51234";
    private static readonly string challenge = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    [Fact]
    public void A_redirect_brings_a_code_that_signs_in_once()
    {
        var caller = new UserCaller();
        var answer = caller.Authorize(("code_challenge", challenge), ("code_challenge_method", "S256"));
        Assert.Equal(302, answer.StatusCode);
        var back = Query(answer);
        Assert.Equal("a state & more", back["state"]);
        Assert.Contains(SimulatedTenant.DefaultTenantId, Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(back["client_info"])), StringComparison.Ordinal);

        var (status, body) = Redeem(caller, back["code"]);
        Assert.Equal(200, status);
        Assert.NotNull(body["refresh_token"]);
        Assert.NotNull(body["id_token"]);
        Assert.NotNull(body["client_info"]);
        Assert.Equal(SimulatedTenant.DefaultUserName, (string?)SignInTests.Claims((string)body["access_token"]!)["upn"]);
        caller.Apis.Get(Caller.Graph + "/v1.0/security/incidents?$top=1", token: (string)body["access_token"]!);
        Assert.Equal((400, "invalid_grant", 54005), DeviceCodeTests.Outcome(Redeem(caller, back["code"])));
    }

    [Fact]
    public void A_form_that_sends_itself_brings_the_same()
    {
        var caller = new UserCaller();
        var answer = caller.Authorize(("response_mode", "form_post"), ("code_challenge", challenge), ("code_challenge_method", "S256"), ("state", "\"><script>"));
        Assert.Equal((200, "text/html; charset=utf-8"), (answer.StatusCode, answer.ContentType));
        Assert.Contains($"<form method=\"POST\" name=\"hiddenform\" action=\"{Redirect}\">", answer.Body, StringComparison.Ordinal);
        var fields = Regex.Matches(answer.Body, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\" />").ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        Assert.Equal("\"><script>", fields["state"]);
        Assert.Equal(200, Redeem(caller, fields["code"]).Status);
    }

    [Theory]
    [InlineData("", 501481)]
    [InlineData("another-verifier-that-is-long-enough-to-be-one", 501481)]
    public void A_code_without_its_verifier_is_worth_nothing(string verifier, int code)
    {
        var caller = new UserCaller();
        var text = Query(caller.Authorize(("code_challenge", challenge), ("code_challenge_method", "S256")))["code"];
        Assert.Equal((400, "invalid_grant", code), DeviceCodeTests.Outcome(Redeem(caller, text, verifier)));
        Assert.Equal(200, Redeem(caller, text).Status);
    }

    [Fact]
    public void A_plain_challenge_is_its_own_verifier()
    {
        var caller = new UserCaller();
        Assert.Equal(501481, DeviceCodeTests.Outcome(Redeem(caller, Query(caller.Authorize(("code_challenge", challenge)))["code"])).Code);
        Assert.Equal(200, Redeem(caller, Query(caller.Authorize(("code_challenge", Verifier)))["code"]).Status);
    }

    [Fact]
    public void A_code_is_bound_to_its_redirect_and_to_ten_minutes()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var caller = new UserCaller(options => options.Clock = () => now);
        var text = Query(caller.Authorize())["code"];
        Assert.Equal(500112, DeviceCodeTests.Outcome(Redeem(caller, text, redirect: "http://localhost:1")).Code);
        Assert.Equal(70000, DeviceCodeTests.Outcome(Redeem(caller, "nonsense")).Code);
        now += TimeSpan.FromMinutes(10);
        Assert.Equal(70008, DeviceCodeTests.Outcome(Redeem(caller, text)).Code);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost:8400/")]
    public void Any_port_of_localhost_is_registered(string redirect) => Assert.Equal(302, new UserCaller().Authorize(("redirect_uri", redirect)).StatusCode);

    [Theory]
    [InlineData("http://localhost:8400/signin")]
    [InlineData("https://localhost")]
    [InlineData("http://127.0.0.1:8400")]
    [InlineData("http://localhost.contoso.com")]
    [InlineData("https://contoso.com/\"><script>")]
    [InlineData("nonsense")]
    public void Another_redirect_gets_no_answer(string redirect)
    {
        var page = new UserCaller().Authorize(("redirect_uri", redirect));
        Assert.Equal((400, "text/html; charset=utf-8"), (page.StatusCode, page.ContentType));
        Assert.DoesNotContain("Location", page.Headers.Keys);
        Assert.DoesNotContain("<script>", page.Body, StringComparison.Ordinal);
        Assert.Contains($"AADSTS50011: The redirect URI '{redirect}' specified in the request does not match", WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void The_registered_redirects_can_be_others()
    {
        var caller = new UserCaller(options => options.RedirectUris = ["https://contoso.com/signin", "http://127.0.0.1/back"]);
        Assert.Equal(400, caller.Authorize().StatusCode);
        Assert.StartsWith("https://contoso.com/signin?code=", caller.Authorize(("redirect_uri", "https://contoso.com/signin")).Headers["Location"], StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1:99/back?x=1&code=", caller.Authorize(("redirect_uri", "http://127.0.0.1:99/back?x=1")).Headers["Location"], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', caller.Authorize(("redirect_uri", "http://127.0.0.1/back?x=\r\nSet-Cookie:%20y")).Headers["Location"]);
    }

    [Theory]
    [InlineData("client_id", "11111111-2222-3333-4444-555555555555", 700016)]
    [InlineData("client_id", null, 900144)]
    [InlineData("redirect_uri", null, 900144)]
    public void What_cannot_be_trusted_with_an_answer_gets_a_page(string name, string? value, int code)
    {
        var page = new UserCaller().Authorize((name, value));
        Assert.Equal(400, page.StatusCode);
        Assert.Contains($"AADSTS{code}: ", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("response_type", "id_token", "unsupported_response_type", 700054)]
    [InlineData("response_type", null, "invalid_request", 900144)]
    [InlineData("scope", "openid", "invalid_scope", 70011)]
    [InlineData("prompt", "none", "login_required", 50058)]
    [InlineData("code_challenge_method", "S512", "invalid_request", 50149)]
    [InlineData("client_id", SimulatedTenant.ConsentRequiredClientId, "consent_required", 65001)]
    public void What_is_wrong_otherwise_goes_back_to_the_application(string name, string? value, string error, int code)
    {
        var back = Query(new UserCaller().Authorize((name, value)));
        Assert.Equal((error, "a state & more"), (back["error"], back["state"]));
        Assert.StartsWith($"AADSTS{code}: ", back["error_description"], StringComparison.Ordinal);
        Assert.DoesNotContain("code", back.Keys);
    }

    [Fact]
    public void A_user_who_declines_goes_back_and_one_who_does_nothing_stays()
    {
        var back = Query(new UserCaller(options => options.UserAnswer = SimulatedUserAnswer.Decline).Authorize());
        Assert.Equal("access_denied", back["error"]);
        Assert.StartsWith("AADSTS65004: ", back["error_description"], StringComparison.Ordinal);

        var page = new UserCaller(options => options.UserAnswer = SimulatedUserAnswer.Never).Authorize(("login_hint", "megan@contoso.com"));
        Assert.Equal((200, "text/html; charset=utf-8"), (page.StatusCode, page.ContentType));
        Assert.Contains("value=\"megan@contoso.com\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", page.Body, StringComparison.Ordinal);
    }

    private static (int Status, Newtonsoft.Json.Linq.JObject Body) Redeem(UserCaller caller, string code, string verifier = Verifier, string redirect = Redirect) => caller.Post(
        "token", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier), ("client_info", "1"));

    private static Dictionary<string, string> Query(SimulatedResponse answer)
    {
        Assert.Equal(302, answer.StatusCode);
        Assert.StartsWith(Redirect + "/?", answer.Headers["Location"], StringComparison.Ordinal);
        return new Uri(answer.Headers["Location"]).Query[1..].Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
    }
}
