namespace DefenderXdr.Simulation.Tests;

public class DeviceCodeTests
{
    [Fact]
    public void The_device_gets_a_code_and_a_message_for_the_user()
    {
        var (status, body) = new UserCaller().Post("devicecode", ("scope", UserCaller.Scope));
        Assert.Equal(200, status);
        Assert.Equal((900L, 1L), ((long)body["expires_in"]!, (long)body["interval"]!));
        Assert.Equal($"To sign in, use a web browser to open the page {body["verification_uri"]} and enter the code {body["user_code"]} to authenticate.", (string?)body["message"]);
        Assert.Matches("^[0-9A-Z]{9}$", (string?)body["user_code"]);
    }

    [Theory]
    [InlineData(UserCaller.DeviceGrant, 1)]
    [InlineData("device_code", 0)]
    [InlineData("device_code", 3)]
    public void Polls_are_pending_until_the_user_has_approved(string grant, int polls)
    {
        var caller = new UserCaller(options => options.DevicePolls = polls);
        var code = caller.DeviceCode();
        for (var i = 0; i < polls; i++)
            Assert.Equal((400, "authorization_pending", 70016), Outcome(caller.Poll(code, grant)));
        var (status, body) = caller.Poll(code, grant);
        Assert.Equal(200, status);
        Assert.NotNull(body["refresh_token"]);
        Assert.NotNull(body["id_token"]);
        Assert.NotNull(body["client_info"]);
        var claims = SignInTests.Claims((string)body["access_token"]!);
        Assert.Equal((SimulatedTenant.DefaultUserName, "0"), ((string?)claims["upn"], (string?)claims["appidacr"]));
        caller.Apis.Get(Caller.Graph + "/v1.0/security/incidents?$top=1", token: (string)body["access_token"]!);
        Assert.Equal((400, "bad_verification_code", 70018), Outcome(caller.Poll(code, grant)));
    }

    [Fact]
    public void Each_code_has_its_own_polls()
    {
        var caller = new UserCaller();
        var (first, second) = (caller.DeviceCode(), caller.DeviceCode());
        Assert.NotEqual(first, second);
        Assert.Equal(400, caller.Poll(first).Status);
        Assert.Equal(400, caller.Poll(second).Status);
        Assert.Equal(200, caller.Poll(second).Status);
        Assert.Equal(200, caller.Poll(first).Status);
    }

    [Fact]
    public void A_user_who_does_nothing_leaves_it_pending_until_it_expires()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var caller = new UserCaller(options => (options.UserAnswer, options.Clock) = (SimulatedUserAnswer.Never, () => now));
        var code = caller.DeviceCode();
        for (var i = 0; i < 5; i++)
            Assert.Equal(70016, Outcome(caller.Poll(code)).Code);
        now += TimeSpan.FromMinutes(15);
        Assert.Equal((400, "expired_token", 70020), Outcome(caller.Poll(code)));
    }

    [Fact]
    public void A_user_who_declines_ends_it()
    {
        var caller = new UserCaller(options => options.UserAnswer = SimulatedUserAnswer.Decline);
        var code = caller.DeviceCode();
        Assert.Equal(70016, Outcome(caller.Poll(code)).Code);
        Assert.Equal((400, "authorization_declined", 65004), Outcome(caller.Poll(code)));
    }

    [Fact]
    public void What_cannot_sign_in_gets_no_code()
    {
        var caller = new UserCaller();
        Assert.Equal(900144, Outcome(caller.Post("devicecode")).Code);
        Assert.Equal(70011, Outcome(caller.Post("devicecode", ("scope", "openid"))).Code);
        Assert.Equal(65001, Outcome(caller.Post("devicecode", ("scope", UserCaller.Scope), ("client_id", SimulatedTenant.ConsentRequiredClientId))).Code);
        Assert.Equal(700016, Outcome(new UserCaller(options => options.AppInstalled = false).Post("devicecode", ("scope", UserCaller.Scope))).Code);
        Assert.Equal(90002, Outcome(caller.Apis.Post("https://login.microsoftonline.com/nowhere.com/oauth2/v2.0/devicecode", "client_id=x&scope=y")).Code);
        Assert.Equal(405, caller.Tenant.Handle(new("GET", new("https://login.microsoftonline.com/common/oauth2/v2.0/devicecode"))).StatusCode);
        Assert.Equal((400, "bad_verification_code", 70018), Outcome(caller.Poll("nonsense")));
    }

    internal static (int Status, string? Error, int Code) Outcome((int Status, Newtonsoft.Json.Linq.JObject Body) answer) =>
        (answer.Status, (string?)answer.Body["error"], ClientAssertionTests.Code(answer.Body));
}
