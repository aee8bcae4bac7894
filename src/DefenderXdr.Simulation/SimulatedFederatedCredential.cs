namespace DefenderXdr.Simulation;

/// <summary>A federated credential of the application: whose tokens it may sign in with.</summary>
/// <param name="Issuer">The issuer, such as <c>https://token.actions.githubusercontent.com</c>.</param>
/// <param name="Subject">The workload, such as <c>repo:contoso/runbooks:ref:refs/heads/main</c>.</param>
/// <param name="Audience">Whom such a token is meant for.</param>
public sealed record SimulatedFederatedCredential(string Issuer, string Subject, string Audience = SimulatedFederatedCredential.TokenExchange)
{
    /// <summary>The audience that Microsoft Entra recommends.</summary>
    public const string TokenExchange = "api://AzureADTokenExchange";
}
