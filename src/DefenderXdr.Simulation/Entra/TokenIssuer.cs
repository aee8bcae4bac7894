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

    internal string AccessToken(Grant grant, DateTimeOffset now)
    {
        var claims = new JObject
        {
            ["aud"] = grant.Audience,
            ["iss"] = $"https://sts.windows.net/{options.TenantId}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
            ["appid"] = grant.ClientId,
            ["appidacr"] = ((int)grant.Proof).ToString(CultureInfo.InvariantCulture),
            ["idp"] = $"https://sts.windows.net/{options.TenantId}/",
            ["oid"] = grant.ObjectId,
        };
        if (grant.Delegated)
        {
            claims["amr"] = new JArray("pwd");
            claims["scp"] = string.Join(" ", grant.Permissions);
        }
        else if (grant.Permissions.Length > 0)
        {
            // Entra leaves the claim out when nothing is granted.
            claims["roles"] = new JArray(grant.Permissions.Cast<object>().ToArray());
        }

        claims["sub"] = grant.ObjectId;
        claims["tid"] = options.TenantId;
        if (grant.Delegated)
        {
            claims["unique_name"] = options.UserName;
            claims["upn"] = options.UserName;
        }

        // Two tokens of the same second must differ.
        claims["uti"] = Base64Url.Encode(BitConverter.GetBytes(Interlocked.Increment(ref issued)));
        claims["ver"] = "1.0";
        return key.Value.Sign(claims);
    }

    internal string IdToken(string clientId, DateTimeOffset now) => key.Value.Sign(new JObject
    {
        ["aud"] = clientId,
        ["iss"] = $"https://login.microsoftonline.com/{options.TenantId}/v2.0",
        ["iat"] = now.ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
        ["name"] = "Simulated Analyst",
        ["oid"] = UserObjectId,
        ["preferred_username"] = options.UserName,
        ["sub"] = UserObjectId,
        ["tid"] = options.TenantId,
        ["ver"] = "2.0",
    });
}
