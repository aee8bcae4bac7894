using System.Collections.Concurrent;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>The codes that a browser brings back: each is good once, for ten minutes, for whoever asked for it.</summary>
internal sealed class AuthorizationCodes(SimulatedTenantOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Code> codes = new();

    internal string Issue(string redirect, string scope, string? challenge, bool hashed)
    {
        var text = "1.simulated." + Guid.NewGuid().ToString("N");
        codes[text] = new(redirect, scope, challenge, hashed, options.Clock() + Lifetime);
        return text;
    }

    internal void Redeem(TokenRequest request)
    {
        if (!codes.TryGetValue(request.Required("code"), out var code))
            throw EntraFault.InvalidGrant();
        if (options.Clock() >= code.Expiry)
            throw EntraFault.ExpiredCode();
        if (request.Required("redirect_uri") is var redirect && redirect != code.Redirect)
            throw EntraFault.WrongReplyAddress(redirect, code.Redirect);
        if (code.Challenge is { } challenge && Answer(request["code_verifier"] ?? "", code.Hashed) != challenge)
            throw EntraFault.WrongCodeVerifier();
        if (Interlocked.Exchange(ref code.Redeemed, 1) != 0)
            throw EntraFault.RedeemedCode();
        request.Remember(code.Scope);
    }

    private static string Answer(string verifier, bool hashed) => hashed ? Base64Url.Encode(Digest.Sha256(Encoding.ASCII.GetBytes(verifier))) : verifier;

    private sealed class Code(string redirect, string scope, string? challenge, bool hashed, DateTimeOffset expiry)
    {
        internal int Redeemed;

        internal string Redirect { get; } = redirect;

        internal string Scope { get; } = scope;

        internal string? Challenge { get; } = challenge;

        internal bool Hashed { get; } = hashed;

        internal DateTimeOffset Expiry { get; } = expiry;
    }
}
