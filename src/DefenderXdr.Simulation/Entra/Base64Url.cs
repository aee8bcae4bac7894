using System.Text;

namespace DefenderXdr.Simulation;

internal static class Base64Url
{
    internal static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    internal static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    /// <summary>Null when the text is not base64url.</summary>
    internal static byte[]? Decode(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - text.Length % 4) % 4);
        try
        {
            return Convert.FromBase64String(padded);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
