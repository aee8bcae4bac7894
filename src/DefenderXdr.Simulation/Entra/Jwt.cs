using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>A JSON web token taken apart, with nothing checked.</summary>
internal sealed class Jwt
{
    private Jwt(string content, JObject header, JObject claims, byte[] signature)
    {
        Content = content;
        Header = header;
        Claims = claims;
        Signature = signature;
    }

    /// <summary>What is signed.</summary>
    internal string Content { get; }

    internal JObject Header { get; }

    internal JObject Claims { get; }

    internal byte[] Signature { get; }

    internal string? Algorithm => Text(Header, "alg");

    /// <summary>Null when the text is not such a token.</summary>
    internal static Jwt? Read(string text)
    {
        var parts = text.Trim().Split('.');
        return parts.Length == 3 && Json(parts[0]) is { } header && Json(parts[1]) is { } claims && Base64Url.Decode(parts[2]) is { } signature
            ? new(parts[0] + "." + parts[1], header, claims, signature)
            : null;
    }

    internal string? this[string claim] => Text(Claims, claim);

    /// <summary>A claim that is a time; null when it is missing or none. MSAL writes such numbers as text.</summary>
    internal DateTimeOffset? Time(string claim)
    {
        var text = Claims[claim] is { Type: JTokenType.Integer or JTokenType.String } value ? value.ToString() : null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    internal static string? Text(JObject part, string name) => part[name] is { Type: JTokenType.String } value ? (string?)value : null;

    private static JObject? Json(string part)
    {
        try
        {
            return Base64Url.Decode(part) is { } bytes ? JToken.Parse(Encoding.UTF8.GetString(bytes)) as JObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
