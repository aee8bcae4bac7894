using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Tests.Server;

namespace DefenderXdr.Tests.Assertions;

/// <summary>GitHub Actions and Azure Pipelines give a job its token, or do not.</summary>
public sealed class PipelineTokenTests : IDisposable
{
    private const string Secret = "the-jobs-own-credential";

    private readonly HttpClient http = DefenderHttp.CreateClient();

    [Fact]
    public async Task GitHub_is_asked_as_it_wants_to_be()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"count":1,"value":"a.b.c"}"""));

        Assert.Equal("a.b.c", await GitHub(new Uri(server.Root, "/token?api-version=2.0")).RequestAsync(default));

        var request = Assert.Single(server.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("/token?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange", request.Target);
        Assert.Equal("Bearer " + Secret, request.Header("Authorization"));
    }

    [Fact]
    public async Task Azure_Pipelines_is_asked_as_it_wants_to_be()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"oidcToken":"a.b.c"}"""));

        Assert.Equal("a.b.c", await AzurePipelines(new Uri(server.Root, "/oidctoken")).RequestAsync(default));

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/oidctoken?api-version=7.1&serviceConnectionId=1-2", request.Target);
        Assert.Equal("Bearer " + Secret, request.Header("Authorization"));
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal("Suppress", request.Header("X-TFS-FedAuthRedirect"));
    }

    [Fact]
    public async Task Another_audience_can_be_asked_for()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"value":"a.b.c"}"""));
        var variables = Workload.Variables((GitHubActionsToken.RequestUrl, server.Root.AbsoluteUri), (GitHubActionsToken.RequestToken, Secret));

        await new GitHubActionsToken(http, variables, "api://AzureADTokenExchangeUSGov").RequestAsync(default);

        Assert.Equal("/?audience=api%3A%2F%2FAzureADTokenExchangeUSGov", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task A_stumble_is_tried_once_more()
    {
        await using var server = new LoopbackServer(Answer.Status(503), Answer.Json("""{"value":"a.b.c"}"""));

        Assert.Equal("a.b.c", await GitHub(server.Root).RequestAsync(default));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(401, "{}", "HTTP 401", 1)]
    [InlineData(302, "", "HTTP 302", 1)]
    [InlineData(500, "{}", "HTTP 500", 2)]
    [InlineData(200, "<html>eyJsecret</html>", "not JSON", 1)]
    [InlineData(200, """{"other":"eyJsecret.b.c"}""", "is empty", 1)]
    [InlineData(200, """["eyJsecret.b.c"]""", "is empty", 1)]
    [InlineData(200, """{"value":"eyJsecret"}""", "not a JSON Web Token", 1)]
    public async Task Another_answer_is_an_error_that_shows_nothing_of_it(int status, string body, string why, int requests)
    {
        await using var server = new LoopbackServer(_ => Answer.Json(body, status, ("Location", "http://127.0.0.1:9/elsewhere")));

        var error = await Error(GitHub(server.Root).RequestAsync);

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJsecret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_an_error()
    {
        var error = await Error(AzurePipelines(LoopbackServer.Nobody()).RequestAsync);

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        Assert.Contains("could not be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_cancels_does_not_wait()
    {
        await using var server = new LoopbackServer(_ => new Answer().Hang());
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GitHub(server.Root).RequestAsync(cancel.Token));
    }

    [Theory]
    [InlineData("http://pipelines.contoso.com/token")]
    [InlineData("ftp://127.0.0.1/token")]
    [InlineData("/token")]
    [InlineData("no address")]
    public async Task The_jobs_credential_goes_nowhere_but_https_and_loopback(string address)
    {
        var error = await Error(new GitHubActionsToken(http, Workload.Variables((GitHubActionsToken.RequestUrl, address), (GitHubActionsToken.RequestToken, Secret))).RequestAsync);

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        Assert.Contains("ACTIONS_ID_TOKEN_REQUEST_URL is not an https address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_may_have_no_token_is_told_what_it_lacks()
    {
        var gitHub = await Error(new GitHubActionsToken(http, Workload.Variables()).RequestAsync);
        var azure = await Error(new AzurePipelinesToken(http, Workload.Variables((AzurePipelinesToken.RequestUri, "https://dev.azure.com"))).RequestAsync);

        Assert.Equal(ErrorIds.AssertionUnavailable, gitHub.ErrorId);
        Assert.Contains("ACTIONS_ID_TOKEN_REQUEST_TOKEN", gitHub.Message, StringComparison.Ordinal);
        Assert.Contains("permissions: id-token: write", gitHub.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.AssertionUnavailable, azure.ErrorId);
        Assert.Contains("SYSTEM_ACCESSTOKEN, AZURESUBSCRIPTION_SERVICE_CONNECTION_ID not set", azure.Message, StringComparison.Ordinal);
        Assert.Contains("$(System.AccessToken)", azure.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose() => http.Dispose();

    private GitHubActionsToken GitHub(Uri address) =>
        new(http, Workload.Variables((GitHubActionsToken.RequestUrl, address.AbsoluteUri), (GitHubActionsToken.RequestToken, Secret)));

    private AzurePipelinesToken AzurePipelines(Uri address) =>
        new(http, Workload.Variables((AzurePipelinesToken.RequestUri, address.AbsoluteUri), (AzurePipelinesToken.AccessToken, Secret), (AzurePipelinesToken.ServiceConnection, "1-2")));

    private static Task<DefenderException> Error(Func<CancellationToken, Task<string>> request) => Assert.ThrowsAnyAsync<DefenderException>(() => request(default));
}
