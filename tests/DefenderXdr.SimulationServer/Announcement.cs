using DefenderXdr.Simulation;

namespace DefenderXdr.SimulationServer;

/// <summary>What the server prints when it is there: a line for each thing to sign in with, and the command that does.</summary>
internal static class Announcement
{
    internal static string Of(
        SimulationHost host, SimulatedTenantOptions tenant, string certificate, IReadOnlyList<SimulatedTenantOptions> customers, SimulatedTenantOptions unconsented)
    {
        var http = host.Http.GetLeftPart(UriPartial.Authority);
        List<(string Name, string Value)> lines =
        [
            ("http", http),
            ("https", host.Https.GetLeftPart(UriPartial.Authority)),
            ("tenant", tenant.TenantId),
            ("client", tenant.ClientId),
            ("secret", tenant.ClientSecret),
            ("user", tenant.UserName),
            ("password", tenant.Password),
            ("certificate", certificate),
            .. customers.Select((customer, i) => ($"tenant{i + 2}", customer.TenantId)),
            ("unconsented", unconsented.TenantId),
        ];
        if (tenant.ManagedIdentity is { } identity)
            lines.AddRange([("identity", identity.ClientId), ("identity_header", identity.Header)]);
        if (tenant.FederatedCredential is not null)
            lines.Add(("oidc_request_token", tenant.OidcRequestToken));

        var connect = $"Connect-DefenderXdr -TenantId {tenant.TenantId} -ClientId {tenant.ClientId} " +
            $"-ClientSecret (ConvertTo-SecureString '{tenant.ClientSecret}' -AsPlainText -Force) " +
            $"-AuthorityUri {http} -GraphUri {http} -XdrUri {http} -EndpointUri {http}";
        return string.Join(Environment.NewLine, lines.Select(line => $"{line.Name}: {line.Value}").Append(connect).Append(""));
    }
}
