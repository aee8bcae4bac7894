using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Another issuer's tokens, such as GitHub Actions hands to its jobs, signed with a key that nobody has published.</summary>
public static class SimulatedIdentityProvider
{
    private static readonly Lazy<SigningKey> Key = new();

    /// <summary>Makes a token.</summary>
    /// <param name="issuer">The claim <c>iss</c>.</param>
    /// <param name="subject">The claim <c>sub</c>.</param>
    /// <param name="audience">The claim <c>aud</c>.</param>
    /// <param name="lifetime">How long it is good for; one that is negative makes an expired token.</param>
    /// <param name="now">When it is made; null is now.</param>
    public static string Issue(string issuer, string subject, string audience, TimeSpan lifetime, DateTimeOffset? now = null)
    {
        var made = now ?? DateTimeOffset.UtcNow;
        return Key.Value.Sign(new JObject
        {
            ["iss"] = issuer,
            ["sub"] = subject,
            ["aud"] = audience,
            ["iat"] = made.ToUnixTimeSeconds(),
            ["nbf"] = made.ToUnixTimeSeconds(),
            ["exp"] = (made + lifetime).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        });
    }
}
