using DefenderXdr.Simulation;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Assertions;

/// <summary>A workload that the simulated tenant trusts, and one variable more or less in its environment.</summary>
internal static class Workload
{
    public const string Issuer = "https://token.actions.githubusercontent.com";
    public const string Subject = "repo:contoso/runbooks:ref:refs/heads/main";

    public static SimulatedFederatedCredential Trusted { get; } = new(Issuer, Subject);

    /// <summary>A token that the tenant takes, unless told otherwise.</summary>
    public static string Token(string subject = Subject) =>
        SimulatedIdentityProvider.Issue(Issuer, subject, SimulatedFederatedCredential.TokenExchange, TimeSpan.FromMinutes(5));

    public static Func<string, string?> Variables(params (string Name, string Value)[] variables)
    {
        var all = variables.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        return name => all.GetValueOrDefault(name);
    }

    /// <summary>An authority that trusts the workload and runs its pipeline, too.</summary>
    public static Entra Entra(bool overSocket = false, TimeSpan? lifetime = null)
    {
        var options = new SimulatedTenantOptions { FederatedCredential = Trusted };
        if (lifetime is { } life) options.TokenLifetime = life;
        return new(overSocket, options);
    }
}
