using System.Security.Cryptography;

namespace DefenderXdr.Simulation;

/// <summary>What .NET Framework spells another way.</summary>
internal static class Digest
{
    internal static byte[] Sha256(byte[] bytes)
    {
#if NETSTANDARD2_0
        using var sha256 = SHA256.Create();
        return sha256.ComputeHash(bytes);
#else
        return SHA256.HashData(bytes);
#endif
    }

    internal static string Hex(byte[] bytes)
    {
#if NETSTANDARD2_0
        return BitConverter.ToString(bytes).Replace("-", "");
#else
        return Convert.ToHexString(bytes);
#endif
    }
}
