using System.Diagnostics;
using DefenderXdr.Authentication;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>What the three ways of signing a user in have in common, each through the real MSAL.</summary>
public sealed class UserFlowTests
{
    // Whatever this machine has: the page is opened by a test.
    static UserFlowTests() => Environment.SetEnvironmentVariable("BROWSER", "a-test");

    public static TheoryData<string> Ways { get; } = ["browser", "code", "password"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task One_sign_in_gives_tokens_for_every_API(string way)
    {
        await using var entra = new Entra();
        var flow = Flow(way, entra);

        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
        {
            var token = await flow.GetTokenAsync(entra.Hosts[api], false, TestContext.Current.CancellationToken);
            Assert.Equal(api, token.Api);
            Assert.Equal(SimulatedTenant.DefaultUserName, token.UserPrincipalName);
            Assert.NotEmpty(token.Scopes);
        }

        Assert.Equal(1, Questions(entra, way));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_token_is_kept_and_renewed_silently_when_it_has_ended(string way)
    {
        await using var entra = new Entra(options: new() { TokenLifetime = TimeSpan.FromSeconds(1) });
        var flow = Flow(way, entra);
        var first = await flow.GetTokenAsync(entra.Graph, false, default);

        await Task.Delay(1200, TestContext.Current.CancellationToken);
        Assert.True(first.ExpiresOn <= DateTimeOffset.UtcNow);
        var second = await flow.GetTokenAsync(entra.Graph, false, default);

        Assert.True(second.ExpiresOn > first.ExpiresOn);
        Assert.Equal(1, Questions(entra, way));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Many_calls_share_one_token(string way)
    {
        await using var entra = new Entra();
        var flow = Flow(way, entra);
        var first = await flow.GetTokenAsync(entra.Graph, false, default);
        var asked = entra.Addresses.Count;

        for (var n = 0; n < 10; n++) Assert.Same(first, await flow.GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(asked, entra.Addresses.Count);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("browser")]
    public async Task A_second_sign_in_of_the_same_account_is_silent(string way)
    {
        await using var entra = new Entra();
        var cache = UserTokenCache.InMemory();
        await Flow(way, entra, cache).GetTokenAsync(entra.Graph, false, default);

        await Flow(way, entra, cache).GetTokenAsync(entra.Graph, false, default);

        Assert.Equal(1, Questions(entra, way));
    }

    [Fact]
    public async Task Another_account_than_the_remembered_one_is_asked_for()
    {
        await using var entra = new Entra();
        var cache = UserTokenCache.InMemory();
        await Flow("browser", entra, cache).GetTokenAsync(entra.Graph, false, default);
        var user = new UserAtBrowser(entra);

        await new InteractiveFlow(entra.UserOptions(), cache, "somebody.else@contoso.onmicrosoft.com") { OpenPage = user.Open }.GetTokenAsync(entra.Graph, false, default);

        var page = Assert.Single(user.Opened);
        Assert.Contains("login_hint=somebody.else%40contoso.onmicrosoft.com", page.Query);
        Assert.Contains("code_challenge_method=S256", page.Query);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("browser")]
    public async Task What_was_forgotten_is_asked_for_again(string way)
    {
        await using var entra = new Entra();
        var cache = UserTokenCache.InMemory();
        var flow = Flow(way, entra, cache);
        await flow.GetTokenAsync(entra.Graph, false, default);

        await flow.ForgetAsync();
        await Flow(way, entra, cache).GetTokenAsync(entra.Graph, false, default);

        Assert.Equal(2, Questions(entra, way));
    }

    [Fact]
    public async Task A_sign_in_that_was_revoked_is_an_error_and_opens_no_page_by_itself()
    {
        await using var entra = new Entra();
        var flow = Flow("code", entra);
        await flow.GetTokenAsync(entra.Graph, false, default);
        entra.Tenant.RevokeRefreshTokens();

        var error = await Assert.ThrowsAsync<DefenderException>(() => flow.GetTokenAsync(entra.Hosts.Xdr, false, default));

        Assert.Equal(ErrorIds.InteractionRequired, error.ErrorId);
        Assert.Contains("Connect-DefenderXdr", error.RecommendedAction);
        Assert.Equal(1, Questions(entra, "code"));
    }

    [Fact]
    public async Task A_password_signs_in_again_by_itself_when_the_sign_in_was_revoked()
    {
        await using var entra = new Entra();
        var flow = Flow("password", entra);
        await flow.GetTokenAsync(entra.Graph, false, default);
        entra.Tenant.RevokeRefreshTokens();

        Assert.Equal(DefenderApi.Xdr, (await flow.GetTokenAsync(entra.Hosts.Xdr, false, default)).Api);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("browser")]
    public async Task A_user_who_declines_is_told_apart(string way)
    {
        await using var entra = new Entra(options: new() { UserAnswer = SimulatedUserAnswer.Decline });

        var error = await Assert.ThrowsAsync<DefenderException>(() => Flow(way, entra).GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(ErrorIds.SignInCancelled, error.ErrorId);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("browser")]
    public async Task A_user_who_never_answers_ends_it_by_the_time_limit(string way)
    {
        await using var entra = new Entra(options: new() { UserAnswer = SimulatedUserAnswer.Never });
        var watch = Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<DefenderException>(() => Flow(way, entra, limit: TimeSpan.FromSeconds(1)).GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(ErrorIds.SignInTimeout, error.ErrorId);
        Assert.Equal(ErrorKind.OperationTimeout, error.Kind);
        Assert.Contains("1 s", error.Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 8);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("browser")]
    public async Task Cancelling_ends_the_wait_for_the_user_at_once(string way)
    {
        await using var entra = new Entra(options: new() { UserAnswer = SimulatedUserAnswer.Never });
        using var cancel = new CancellationTokenSource();
        var running = Flow(way, entra).GetTokenAsync(entra.Graph, false, cancel.Token);
        while (Questions(entra, way) == 0) await Task.Delay(20, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    [Theory]
    [InlineData("code", SimulatedUserFault.MultiFactorRequired, ErrorIds.MfaRequired)]
    [InlineData("password", SimulatedUserFault.MultiFactorRequired, ErrorIds.MfaRequired)]
    [InlineData("code", SimulatedUserFault.BlockedByConditionalAccess, ErrorIds.BlockedByConditionalAccess)]
    [InlineData("password", SimulatedUserFault.BlockedByConditionalAccess, ErrorIds.BlockedByConditionalAccess)]
    [InlineData("password", SimulatedUserFault.UnknownUser, ErrorIds.UserNotFound)]
    public async Task What_the_tenant_demands_has_an_id_of_its_own(string way, SimulatedUserFault fault, string errorId)
    {
        await using var entra = new Entra(options: new() { UserFault = fault });

        var error = await Assert.ThrowsAsync<DefenderException>(() => Flow(way, entra).GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains("AADSTS", error.Message);
    }

    [Fact]
    public async Task An_app_that_may_not_sign_users_in_says_which_switch()
    {
        await using var entra = new Entra(options: new() { PublicClientAllowed = false });

        var error = await Assert.ThrowsAsync<DefenderException>(() => Flow("code", entra).GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(ErrorIds.PublicClientNotAllowed, error.ErrorId);
        Assert.Contains("Allow public client flows", error.RecommendedAction);
    }

    [Fact]
    public async Task A_wrong_password_fails_and_is_not_shown()
    {
        await using var entra = new Entra();
        using var wrong = Entra.Secure("my-wrong-password-42");

        var error = await Assert.ThrowsAsync<DefenderException>(() =>
            new UserPasswordFlow(entra.UserOptions(), SimulatedTenant.DefaultUserName, wrong).GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(ErrorIds.InvalidUserPassword, error.ErrorId);
        Assert.DoesNotContain("my-wrong-password-42", error.ToString());
    }

    [Fact]
    public async Task The_code_is_a_warning()
    {
        await using var entra = new Entra();
        var events = new RecordingEvents();

        await Flow("code", entra).GetTokenAsync(entra.Graph, false, events, default);

        Assert.Contains("microsoft.com/devicelogin", Assert.Single(events.Warnings).Value);
    }

    [Fact]
    public async Task Without_a_browser_the_other_way_is_named_at_once()
    {
        await using var entra = new Entra();

        var error = await Assert.ThrowsAsync<DefenderException>(() =>
            new InteractiveFlow(entra.UserOptions(), UserTokenCache.InMemory(), obstacle: "nobody sits here").GetTokenAsync(entra.Graph, false, default));

        Assert.Equal(ErrorIds.BrowserUnavailable, error.ErrorId);
        Assert.Contains("nobody sits here", error.Message);
        Assert.Contains("-DeviceCode", error.RecommendedAction);
        Assert.Empty(entra.Addresses);
    }

    [Fact]
    public async Task Two_commands_at_once_ask_the_user_once()
    {
        await using var entra = new Entra();
        var flow = Flow("code", entra);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => flow.GetTokenAsync(entra.Graph, false, default)));

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, Questions(entra, "code"));
    }

    private static UserFlow Flow(string way, Entra entra, UserTokenCache? cache = null, TimeSpan? limit = null)
    {
        cache ??= UserTokenCache.InMemory();
        var options = entra.UserOptions(limit: limit);
        using var password = Entra.Secure(SimulatedTenant.DefaultPassword);
        return way switch
        {
            "browser" => new InteractiveFlow(options, cache) { OpenPage = new UserAtBrowser(entra).Open },
            "code" => new DeviceCodeFlow(options, cache),
            _ => new UserPasswordFlow(options, SimulatedTenant.DefaultUserName, password),
        };
    }

    /// <summary>How often the user was asked, or a password was sent.</summary>
    private static int Questions(Entra entra, string way) => entra.Addresses.Count(address => address.AbsolutePath.Contains(way switch
    {
        "browser" => "/authorize",
        "code" => "/devicecode",
        _ => "/userrealm/",
    }, StringComparison.OrdinalIgnoreCase));
}
