using System.Text.Json;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests;

/// <summary>Tokens that a simulated tenant issues, asked for as plainly as a script would.</summary>
internal sealed class TenantTokens(SimulatedTenant tenant) : ITokenSource
{
    public string? TenantId => tenant.TenantId;

    public string? ClientId => SimulatedTenant.DefaultClientId;

    public DefenderApi? OnlyApi => null;

    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        var answer = tenant.Handle(new("POST", new($"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token"), null,
            $"grant_type=client_credentials&client_id={ClientId}&client_secret={SimulatedTenant.DefaultClientSecret}&scope={Uri.EscapeDataString(host.Audience)}/.default"));
        using var json = JsonDocument.Parse(answer.Body);
        return Task.FromResult(DefenderToken.Decode(json.RootElement.GetProperty("access_token").GetString()!));
    }
}
