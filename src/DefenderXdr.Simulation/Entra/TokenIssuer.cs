using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Makes tokens.</summary>
internal sealed class TokenIssuer(SimulatedTenantOptions options, Lazy<SigningKey> key)
{
    private long issued;

    internal string UserObjectId { get; } = new Dice(options.Seed, "signed-in user").Guid();

    internal string ServicePrincipalId { get; } = new Dice(options.Seed, "service principal").Guid();

    /// <summary>What the caller sends back with the account, so that MSAL can name it.</summary>
    internal string ClientInfo => Base64Url.Encode($"{{\"uid\":\"{UserObjectId}\",\"utid\":\"{options.TenantId}\"}}");

    /// <summary>The claim <c>iss</c> of this tenant's tokens, and what the discovery documents say of it.</summary>
    internal static string Issuer(string tenantId, bool v2) => v2 ? $"https://login.microsoftonline.com/{tenantId}/v2.0" : $"https://sts.windows.net/{tenantId}/";

    internal string AccessToken(Grant grant, DateTimeOffset now)
    {
        var v2 = options.TokenVersion == 2;
        var claims = new JObject { ["aud"] = v2 ? grant.Api.AppId : grant.Resource };
        AddFrame(claims, v2, now);
        claims[v2 ? "azp" : "appid"] = grant.ClientId;
        claims[v2 ? "azpacr" : "appidacr"] = ((int)grant.Proof).ToString(CultureInfo.InvariantCulture);
        if (!v2)
            claims["idp"] = Issuer(options.TenantId, v2);
        claims["oid"] = grant.ObjectId;
        if (grant.Delegated)
            AddUser(claims, v2, grant.Permissions);
        else if (grant.Permissions.Length > 0)
        {
            // Entra leaves the claim out when nothing is granted.
            claims["roles"] = new JArray(grant.Permissions.Cast<object>().ToArray());
        }

        claims["sub"] = grant.ObjectId;
        claims["tid"] = options.TenantId;

        // Two tokens of the same second must differ.
        claims["uti"] = Base64Url.Encode(BitConverter.GetBytes(Interlocked.Increment(ref issued)));
        claims["ver"] = v2 ? "2.0" : "1.0";
        return key.Value.Sign(claims);
    }

    internal string IdToken(string clientId, DateTimeOffset now)
    {
        var claims = new JObject { ["aud"] = clientId };
        AddFrame(claims, v2: true, now);
        claims["name"] = "Simulated Analyst";
        claims["oid"] = UserObjectId;
        claims["preferred_username"] = options.UserName;
        claims["sub"] = UserObjectId;
        claims["tid"] = options.TenantId;
        claims["ver"] = "2.0";
        return key.Value.Sign(claims);
    }

    private void AddFrame(JObject claims, bool v2, DateTimeOffset now)
    {
        claims["iss"] = Issuer(options.TenantId, v2);
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["nbf"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds();
    }

    private void AddUser(JObject claims, bool v2, string[] permissions)
    {
        claims["scp"] = string.Join(" ", permissions);
        if (v2)
        {
            claims["preferred_username"] = options.UserName;
            return;
        }

        claims["amr"] = new JArray("pwd");
        claims["unique_name"] = options.UserName;
        claims["upn"] = options.UserName;
    }
}
