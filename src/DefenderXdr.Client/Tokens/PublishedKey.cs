using System.Security.Cryptography;
using System.Text;

namespace DefenderXdr;

/// <summary>The public half of a key that a sign-in service signs tokens with.</summary>
internal sealed class PublishedKey(string id, RSAParameters parameters)
{
    /// <summary>What a token's header calls it (<c>kid</c>).</summary>
    public string Id => id;

    /// <summary>Whether a token was signed with it and is as it was then: RSA with SHA-256, the one way in which Microsoft Entra signs.</summary>
    public bool Signed(JsonWebToken token)
    {
        using var rsa = RSA.Create();
        rsa.ImportParameters(parameters);
        try
        {
            return rsa.VerifyData(Encoding.ASCII.GetBytes(token.SignedPart), JsonWebToken.FromBase64Url(token.SignaturePart), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Reads a member of a key set; null for a key of another kind.</summary>
    /// <exception cref="FormatException">A number in it is no base64url.</exception>
    public static PublishedKey? Read(IDictionary<string, object?> key) =>
        Text(key, "kty") == "RSA" && Text(key, "use") is null or "sig" && Text(key, "kid") is { } id && Text(key, "n") is { } modulus && Text(key, "e") is { } exponent
            ? new PublishedKey(id, new RSAParameters { Modulus = JsonWebToken.FromBase64Url(modulus), Exponent = JsonWebToken.FromBase64Url(exponent) })
            : null;

    private static string? Text(IDictionary<string, object?> members, string name) => members.TryGetValue(name, out var value) ? value as string : null;
}
