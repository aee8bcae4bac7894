namespace DefenderXdr.Simulation.Tests;

public class UserSignInTests
{
    [Theory]
    [InlineData(SimulatedUserFault.UnknownUser, 50034, "access_denied", null)]
    [InlineData(SimulatedUserFault.MultiFactorRequired, 50076, "interaction_required", "basic_action")]
    [InlineData(SimulatedUserFault.WrongPassword, 50126, "access_denied", null)]
    [InlineData(SimulatedUserFault.BlockedByConditionalAccess, 53003, "access_denied", "message_only")]
    public void A_fault_ends_every_sign_in_of_the_user(SimulatedUserFault fault, int code, string redirectError, string? subError)
    {
        var caller = new UserCaller(options => (options.UserFault, options.DevicePolls) = (fault, 0));
        foreach (var answer in new[] { caller.Password(), caller.Poll(caller.DeviceCode()) })
        {
            Assert.Equal((400, "invalid_grant", code), DeviceCodeTests.Outcome(answer));
            Assert.Equal(subError, (string?)answer.Body["suberror"]);
        }

        var location = Uri.UnescapeDataString(caller.Authorize().Headers["Location"]);
        Assert.Contains($"error={redirectError}&error_description=AADSTS{code}: ", location, StringComparison.Ordinal);
        Assert.Equal(200, caller.Apis.SignIn().Status);
    }

    [Fact]
    public void A_wrong_password_comes_before_the_second_factor()
    {
        var caller = new UserCaller(options => options.UserFault = SimulatedUserFault.MultiFactorRequired);
        Assert.Equal(50126, DeviceCodeTests.Outcome(caller.Password("wrong")).Code);
        Assert.Equal(50076, DeviceCodeTests.Outcome(caller.Password()).Code);
    }

    [Fact]
    public void An_application_that_is_not_public_signs_users_in_with_its_secret_alone()
    {
        var caller = new UserCaller(options => (options.PublicClientAllowed, options.DevicePolls) = (false, 0));
        var code = caller.DeviceCode();
        Assert.Equal((401, "invalid_client", 7000218), DeviceCodeTests.Outcome(caller.Password()));
        Assert.Equal((401, "invalid_client", 7000218), DeviceCodeTests.Outcome(caller.Poll(code)));
        (string, string?)[] form = [("grant_type", UserCaller.DeviceGrant), ("device_code", code)];
        Assert.Equal(7000215, DeviceCodeTests.Outcome(caller.Post("token", [.. form, ("client_secret", "wrong")])).Code);
        var (status, body) = caller.Post("token", [.. form, ("client_secret", SimulatedTenant.DefaultClientSecret)]);
        Assert.Equal(200, status);
        Assert.Equal("1", (string?)SignInTests.Claims((string)body["access_token"]!)["appidacr"]);
    }

    [Theory]
    [InlineData(Caller.Graph)]
    [InlineData(Caller.Xdr)]
    [InlineData(Caller.Endpoint)]
    public void One_refresh_token_serves_every_API(string audience)
    {
        var caller = new UserCaller(options => options.DevicePolls = 0);
        var (_, first) = caller.Poll(caller.DeviceCode());
        var (status, body) = caller.Refresh((string)first["refresh_token"]!, audience + "/.default offline_access openid profile");
        Assert.Equal(200, status);
        Assert.Equal(audience, (string?)SignInTests.Claims((string)body["access_token"]!)["aud"]);
        Assert.Equal((string?)first["client_info"], (string?)body["client_info"]);
        Assert.NotNull(body["refresh_token"]);
    }

    [Fact]
    public void A_revoked_refresh_token_wants_a_new_sign_in()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var caller = new UserCaller(options => options.Clock = () => now);
        var stale = (string)caller.Password().Body["refresh_token"]!;
        now += TimeSpan.FromHours(1);
        Assert.Equal(200, caller.Refresh(stale).Status);
        caller.Tenant.RevokeRefreshTokens();
        var answer = caller.Refresh(stale);
        Assert.Equal((400, "invalid_grant", 50173), DeviceCodeTests.Outcome(answer));
        Assert.Equal("bad_token", (string?)answer.Body["suberror"]);
        Assert.Contains("The grant was issued on '2026-11-21T12:00:00.0000000Z' and the TokensValidFrom date (before which tokens are not valid) for this user is '2026-11-21T13:00:00.0000000Z'.",
            (string?)answer.Body["error_description"], StringComparison.Ordinal);

        var fresh = (string)caller.Password().Body["refresh_token"]!;
        Assert.NotEqual(stale, fresh);
        Assert.Equal(200, caller.Refresh(fresh).Status);
        caller.Tenant.RevokeRefreshTokens();
        Assert.All([stale, fresh], token => Assert.Equal(50173, DeviceCodeTests.Outcome(caller.Refresh(token)).Code));
        Assert.Equal(70000, DeviceCodeTests.Outcome(caller.Refresh("nonsense")).Code);
    }
}
