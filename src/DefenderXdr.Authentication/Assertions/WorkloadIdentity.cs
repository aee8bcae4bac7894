namespace DefenderXdr.Authentication;

/// <summary>The identity that the platform gives to what runs on it, in place of a secret: a federated token file, GitHub Actions or Azure Pipelines.</summary>
public sealed class WorkloadIdentity
{
    internal const string TokenFile = "AZURE_FEDERATED_TOKEN_FILE";

    private WorkloadIdentity(string source, string tenantId, string clientId, Func<CancellationToken, Task<string>> assertion)
    {
        Source = source;
        TenantId = tenantId;
        ClientId = clientId;
        GetAssertionAsync = assertion;
    }

    /// <summary>What was found: <c>AZURE_FEDERATED_TOKEN_FILE</c>, <c>GitHub Actions</c> or <c>Azure Pipelines</c>.</summary>
    public string Source { get; }

    /// <summary>The tenant to sign in to.</summary>
    public string TenantId { get; }

    /// <summary>The app that trusts the platform's tokens.</summary>
    public string ClientId { get; }

    /// <summary>Gets a fresh token of the platform; what <see cref="ClientAssertionFlow"/> wants.</summary>
    public Func<CancellationToken, Task<string>> GetAssertionAsync { get; }

    /// <summary>Finds out which platform this is.</summary>
    /// <param name="http">What to ask the platform with.</param>
    /// <param name="tenantId">The tenant, or nothing for AZURE_TENANT_ID or AZURESUBSCRIPTION_TENANT_ID.</param>
    /// <param name="clientId">The app, or nothing for AZURE_CLIENT_ID or AZURESUBSCRIPTION_CLIENT_ID.</param>
    /// <param name="environment">Reads a variable; null reads the process's.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AssertionUnavailable"/>: no such platform. <see cref="ErrorIds.EnvironmentIncomplete"/>: tenant or app is not named.</exception>
    public static WorkloadIdentity FromEnvironment(HttpClient http, string? tenantId = null, string? clientId = null, Func<string, string?>? environment = null)
    {
        var read = environment ?? Environment.GetEnvironmentVariable;
        var (source, assertion) = Find(http, read);
        return new(source,
            string.IsNullOrEmpty(tenantId) ? Named(read, "tenant", "-TenantId", "AZURE_TENANT_ID", "AZURESUBSCRIPTION_TENANT_ID") : tenantId!,
            string.IsNullOrEmpty(clientId) ? Named(read, "app", "-ClientId", "AZURE_CLIENT_ID", "AZURESUBSCRIPTION_CLIENT_ID") : clientId!,
            assertion);
    }

    // Either platform is recognised by its own sign, too, so that a job without the permission is told what it lacks.
    private static (string Source, Func<CancellationToken, Task<string>> Assertion) Find(HttpClient http, Func<string, string?> read)
    {
        if (read(TokenFile) is { Length: > 0 } path) return (TokenFile, new FederatedTokenFile(path).ReadAsync);
        if (IsSet(GitHubActionsToken.RequestUrl) || IsTrue("GITHUB_ACTIONS")) return ("GitHub Actions", new GitHubActionsToken(http, read).RequestAsync);
        if (IsSet(AzurePipelinesToken.RequestUri) || IsTrue("TF_BUILD")) return ("Azure Pipelines", new AzurePipelinesToken(http, read).RequestAsync);
        throw Assertion.Unavailable($"No workload identity here: {TokenFile}, {GitHubActionsToken.RequestUrl} (GitHub Actions) and {AzurePipelinesToken.RequestUri} (Azure Pipelines) are not set.",
            "Run it in a pod with a workload identity, in GitHub Actions with permissions: id-token: write, or in a task of Azure Pipelines with a service connection.");

        bool IsSet(string name) => !string.IsNullOrEmpty(read(name));

        bool IsTrue(string name) => string.Equals(read(name), "true", StringComparison.OrdinalIgnoreCase);
    }

    private static string Named(Func<string, string?> read, string what, string parameter, params string[] variables) =>
        variables.Select(read).FirstOrDefault(value => !string.IsNullOrEmpty(value))
        ?? throw DefenderErrors.Create(ErrorIds.EnvironmentIncomplete, $"The {what} of the sign-in is not known: {string.Join(" and ", variables)} are not set.", $"Set {variables[0]}, or give {parameter}.");
}
