using System.Text;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Support;

/// <summary>Tokens of our own making: the client decodes them and does not validate.</summary>
internal static class TestTokens
{
    /// <summary>What must never be seen outside a request's own header.</summary>
    public const string Signature = "c2VjcmV0LXNpZ25hdHVyZQ";

    public static string Make(object claims) => Encode("""{"alg":"RS256","typ":"JWT"}""") + "." + Encode(JsonConvert.SerializeObject(claims)) + "." + Signature;

    public static string For(string audience, params string[] roles) => Make(new
    {
        aud = audience,
        tid = "c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001",
        appid = "5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d",
        roles,
        exp = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
        uti = Guid.NewGuid().ToString("N"),
    });

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
