namespace DefenderXdr.Simulation;

/// <summary>What a client assertion looked like when it came in.</summary>
/// <param name="Algorithm">How it was signed, such as <c>PS256</c>.</param>
/// <param name="HasSha1Thumbprint">Whether the header named its certificate by <c>x5t</c>.</param>
/// <param name="HasSha256Thumbprint">Whether the header named its certificate by <c>x5t#S256</c>.</param>
/// <param name="ChainLength">How many certificates came along in <c>x5c</c>.</param>
/// <param name="Issuer">The claim <c>iss</c>.</param>
/// <param name="Subject">The claim <c>sub</c>.</param>
/// <param name="Audience">The claim <c>aud</c>.</param>
public sealed record SimulatedAssertion(
    string? Algorithm, bool HasSha1Thumbprint, bool HasSha256Thumbprint, int ChainLength, string? Issuer, string? Subject, string? Audience)
{
    internal static SimulatedAssertion Of(Jwt assertion)
    {
        // MSAL sends one certificate as text, others send a list.
        var chain = assertion.Header["x5c"];
        return new(
            assertion.Algorithm,
            assertion.Header["x5t"] is not null,
            assertion.Header["x5t#S256"] is not null,
            chain is Newtonsoft.Json.Linq.JArray list ? list.Count : chain is null ? 0 : 1,
            assertion["iss"],
            assertion["sub"],
            assertion["aud"]);
    }
}
