using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DefenderXdr.Authentication;

/// <summary>A certificate from a PFX (PKCS #12) file.</summary>
internal static class PfxCertificate
{
    // EphemeralKeySet, which netstandard2.0 does not name: no key file is left behind on the disk. macOS cannot do without its keychain.
    private static readonly X509KeyStorageFlags InMemory =
        RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? X509KeyStorageFlags.DefaultKeySet : (X509KeyStorageFlags)0x20;

    public static X509Certificate2 Load(string path, byte[] content, SecureString? password)
    {
        X509Certificate2[] all = [.. Open(path, content, password).Cast<X509Certificate2>()];
        var chosen = all.Where(c => c.HasPrivateKey).OrderByDescending(CertificateCheck.IsInTime).ThenByDescending(c => c.NotBefore).FirstOrDefault();

        // The rest is the issuers' certificates; Entra has those, or is not asked about them.
        foreach (var certificate in all)
            if (certificate != chosen) certificate.Dispose();
        return chosen ?? throw (all.Length > 0 ? CertificateFile.WithoutKey(path) : CertificateFile.Unreadable(path, "holds no certificate."));
    }

    private static X509Certificate2Collection Open(string path, byte[] content, SecureString? password)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.Import(content, password is null ? null : Secrets.Reveal(password), InMemory);
        }
        catch (CryptographicException e)
        {
            if (!IsPfx(content)) throw CertificateFile.Unreadable(path, "is neither a PFX nor a PEM file, or it is damaged.", e);

            // An empty password and none are two things to a PFX, and one to whoever made it.
            if (password is null && TryImport(certificates, content)) return certificates;
            throw IsAboutPassword(e) ? CertificateFile.PasswordWrong(path, password is not null, e) : CertificateFile.Unreadable(path, $"cannot be opened: {e.Message}", e);
        }
        return certificates;
    }

    private static bool TryImport(X509Certificate2Collection certificates, byte[] content)
    {
        try
        {
            certificates.Import(content, "", InMemory);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // ERROR_INVALID_PASSWORD; outside Windows, .NET 8 has one error for everything, and the password is the likeliest.
    private static bool IsAboutPassword(CryptographicException e) =>
        e.HResult == unchecked((int)0x80070056) || Environment.Version.Major < 9 && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    // A whole file that begins as a PFX does: a sequence with version 3.
    private static bool IsPfx(byte[] content)
    {
        if (content.Length < 8 || content[0] != 0x30) return false;
        var more = content[1] > 0x80 ? content[1] & 0x7F : 0;
        long length = content[1];
        if (more is > 0 and <= 4)
        {
            length = 0;
            for (var i = 0; i < more; i++) length = length << 8 | content[2 + i];
        }
        var start = 2 + more;
        var whole = content[1] == 0x80 || start + length <= content.Length;
        return whole && start + 3 <= content.Length && content[start] == 2 && content[start + 1] == 1 && content[start + 2] == 3;
    }
}
