using DefenderXdr.Simulation;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Support;

/// <summary>Tokens that a simulated tenant issues, asked for as plainly as a script would.</summary>
internal sealed class TenantTokens(SimulatedTenant tenant) : ITokenSource
{
    public string? TenantId => SimulatedTenant.DefaultTenantId;

    public string? ClientId => SimulatedTenant.DefaultClientId;

    public DefenderApi? OnlyApi => null;

    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        var answer = tenant.Handle(new("POST", new($"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token"), null,
            $"grant_type=client_credentials&client_id={ClientId}&client_secret={SimulatedTenant.DefaultClientSecret}&scope={Uri.EscapeDataString(host.Audience)}/.default"));
        return Task.FromResult(DefenderToken.Decode((string)JObject.Parse(answer.Body)["access_token"]!));
    }
}
