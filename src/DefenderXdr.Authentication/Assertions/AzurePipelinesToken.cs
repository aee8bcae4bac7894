namespace DefenderXdr.Authentication;

/// <summary>The token that Azure Pipelines gives to a task with a service connection of workload identity federation.</summary>
/// <param name="http">What to send with.</param>
/// <param name="environment">Reads a variable; null reads the process's.</param>
public sealed class AzurePipelinesToken(HttpClient http, Func<string, string?>? environment = null)
{
    internal const string RequestUri = "SYSTEM_OIDCREQUESTURI";
    internal const string AccessToken = "SYSTEM_ACCESSTOKEN";
    internal const string ServiceConnection = "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID";

    private readonly Func<string, string?> environment = environment ?? Environment.GetEnvironmentVariable;

    /// <summary>A new token of the service connection.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AssertionUnavailable"/>: this is no such task, or the pipeline keeps its access token to itself.</exception>
    public async Task<string> RequestAsync(CancellationToken cancellationToken)
    {
        string[] missing = [.. new[] { RequestUri, AccessToken, ServiceConnection }.Where(name => string.IsNullOrEmpty(environment(name)))];
        if (missing.Length > 0)
            throw Assertion.Unavailable($"Azure Pipelines gives this task no token: {string.Join(", ", missing)} not set.",
                $"Run it in a task with a service connection (AzurePowerShell, AzureCLI), and give the task its access token: env: {AccessToken}: $(System.AccessToken).");

        var address = PipelineTokenRequest.With(PipelineTokenRequest.Address(RequestUri, environment(RequestUri)!),
            "api-version=7.1&serviceConnectionId=" + Uri.EscapeDataString(environment(ServiceConnection)!));
        return await new PipelineTokenRequest(http, "Azure Pipelines", "oidcToken").SendAsync(HttpMethod.Post, address, environment(AccessToken)!, cancellationToken).ConfigureAwait(false);
    }
}
