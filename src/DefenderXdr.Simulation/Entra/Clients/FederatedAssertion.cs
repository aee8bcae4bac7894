using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Checks another issuer's token against the federated credential. Its signature is taken on trust: there is no such issuer here.</summary>
internal sealed class FederatedAssertion(SimulatedTenantOptions options)
{
    internal void Check(Jwt assertion)
    {
        var (issuer, subject) = (assertion["iss"] ?? "", assertion["sub"] ?? "");
        var audiences = assertion.Claims["aud"] is JArray several ? several.Select(one => one.ToString()).ToArray() : [assertion["aud"] ?? ""];
        if (options.FederatedCredential is not { } registered || issuer != registered.Issuer)
            throw EntraFault.NoFederatedIssuer(issuer);
        if (subject != registered.Subject)
            throw EntraFault.NoFederatedSubject(subject, Registration.Same(subject, registered.Subject));
        if (Array.IndexOf(audiences, registered.Audience) < 0)
            throw EntraFault.NoFederatedAudience(string.Join(",", audiences));
    }
}
