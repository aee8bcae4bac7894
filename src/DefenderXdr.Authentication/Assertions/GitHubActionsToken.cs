namespace DefenderXdr.Authentication;

/// <summary>The token that GitHub Actions gives to a job that may have one.</summary>
/// <param name="http">What to send with.</param>
/// <param name="environment">Reads a variable; null reads the process's.</param>
/// <param name="audience">What the app registration's federated credential names as audience.</param>
public sealed class GitHubActionsToken(HttpClient http, Func<string, string?>? environment = null, string audience = GitHubActionsToken.DefaultAudience)
{
    /// <summary>The audience that a federated credential names unless somebody changed it.</summary>
    public const string DefaultAudience = "api://AzureADTokenExchange";

    internal const string RequestUrl = "ACTIONS_ID_TOKEN_REQUEST_URL";
    internal const string RequestToken = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private readonly Func<string, string?> environment = environment ?? Environment.GetEnvironmentVariable;

    /// <summary>A new token of the job.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AssertionUnavailable"/>: this is no job of GitHub Actions, or it may have no token.</exception>
    public async Task<string> RequestAsync(CancellationToken cancellationToken)
    {
        if (environment(RequestUrl) is not { Length: > 0 } url || environment(RequestToken) is not { Length: > 0 } token)
            throw Assertion.Unavailable($"GitHub Actions gives this job no token: {RequestUrl} and {RequestToken} are not both set.",
                "Give the job, or the workflow, the permission: permissions: id-token: write.");
        var address = PipelineTokenRequest.With(PipelineTokenRequest.Address(RequestUrl, url), "audience=" + Uri.EscapeDataString(audience));
        return await new PipelineTokenRequest(http, "GitHub Actions", "value").SendAsync(HttpMethod.Get, address, token, cancellationToken).ConfigureAwait(false);
    }
}
