using System.Globalization;
using System.Security.Cryptography;

namespace DefenderXdr;

/// <summary>Checksums as text: hexadecimal digits in lower case, as the services write them.</summary>
internal static class Checksum
{
    public static string Sha256(byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        return Text(hash.GetHashAndReset());
    }

    public static string Text(byte[] hash) => string.Concat(hash.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
}
