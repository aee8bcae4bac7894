using System.Text;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>The compact form of a token: base64url header, payload and signature with dots between.</summary>
internal static class JsonWebToken
{
    public static DefenderToken Decode(string token)
    {
        var raw = token.Trim();
        var parts = raw.Split('.');
        if (parts.Length != 3) throw Invalid("it has no three parts");

        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(FromBase64Url(parts[1]))))
            {
                DateParseHandling = DateParseHandling.None,
            };
            if (reader.Read() && JsonValues.Read(reader) is Dictionary<string, object?> claims && claims.ContainsKey("aud"))
                return new DefenderToken(raw, claims);
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException)
        {
            // The text stays out of the message: half a token is still a secret.
        }
        throw Invalid("its middle part holds no claims");
    }

    private static byte[] FromBase64Url(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }

    private static DefenderException Invalid(string why) =>
        DefenderErrors.Create(ErrorIds.TokenInvalid, $"This is not an access token: {why}.");
}
