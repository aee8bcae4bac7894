using System.Text;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>The compact form of a token: base64url header, payload and signature with dots between.</summary>
internal sealed class JsonWebToken
{
    private static readonly string[] Times = ["exp", "nbf", "iat", "auth_time", "updated_at", "xms_tcdt"];
    private static readonly char[] Wrapping = [' ', '\t', '\r', '\n', '"', '\'', '\uFEFF'];
    private static readonly string[] Prefixes = ["Authorization:", "Bearer "];

    private JsonWebToken(string raw, string[] parts, Dictionary<string, object?> header, Dictionary<string, object?> claims)
    {
        Raw = raw;
        SignedPart = parts[0] + "." + parts[1];
        SignaturePart = parts[2];
        Header = header;
        Claims = claims;
    }

    /// <summary>The token without what stood around it.</summary>
    public string Raw { get; }

    /// <summary>What the signature is of.</summary>
    public string SignedPart { get; }

    /// <summary>The signature, base64url; empty for an unsigned token.</summary>
    public string SignaturePart { get; }

    public IReadOnlyDictionary<string, object?> Header { get; }

    public IReadOnlyDictionary<string, object?> Claims { get; }

    /// <summary>Takes a token apart.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.TokenInvalid"/>: it is no JSON Web Token.</exception>
    public static JsonWebToken Parse(string token)
    {
        var raw = Bare(token);
        var parts = raw.Split('.');
        if (parts.Length == 5) throw Invalid("it is encrypted, and only the API that it is for can read it");
        if (parts.Length != 3) throw Invalid("it has no three parts");

        var header = Members(parts[0]) ?? throw Invalid("its first part is no header");
        var claims = Members(parts[1]);
        if (claims is not { Count: > 0 }) throw Invalid("its middle part holds no claims");
        foreach (var name in Times)
        {
            if (claims.TryGetValue(name, out var value) && value is long seconds and > 0 and < 253402300800)
                claims[name] = DateTimeOffset.FromUnixTimeSeconds(seconds);
        }
        return new JsonWebToken(raw, parts, header, claims);
    }

    /// <summary>The bytes of a base64url text, padded or not.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static byte[] FromBase64Url(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }

    /// <summary>A token without what it was pasted with: quotes, a header's words, and the line breaks of a terminal.</summary>
    public static string Bare(string token)
    {
        var text = token.Trim(Wrapping);
        foreach (var prefix in Prefixes)
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) text = text.Substring(prefix.Length).Trim(Wrapping);
        return text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(character => !char.IsWhiteSpace(character))) : text;
    }

    private static Dictionary<string, object?>? Members(string part)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(FromBase64Url(part)))) { DateParseHandling = DateParseHandling.None };
            return reader.Read() ? JsonValues.Read(reader) as Dictionary<string, object?> : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException)
        {
            // The text stays out of the message: half a token is still a secret.
            return null;
        }
    }

    private static DefenderException Invalid(string why) =>
        DefenderErrors.Create(ErrorIds.TokenInvalid, $"This is not an access token: {why}.");
}
