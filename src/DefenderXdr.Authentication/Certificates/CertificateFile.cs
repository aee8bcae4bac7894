using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DefenderXdr.Authentication;

/// <summary>Loads a certificate with its private key from a file: PFX (PKCS #12), or PEM with both in one file.</summary>
public static class CertificateFile
{
    // Far above any certificate, far below what would hurt.
    private const long Largest = 10 * 1024 * 1024;

    /// <summary>The certificate. Its key stays in memory where the platform allows; the caller disposes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">What opens it, or null when nothing is needed.</param>
    /// <exception cref="DefenderException">It cannot be read or opened, or holds no certificate with a key; the id says which.</exception>
    public static X509Certificate2 Load(string path, SecureString? password = null)
    {
        var content = Read(path);
        var text = Text(content);
        return text.Contains("-----BEGIN ") ? PemCertificate.Load(path, text, password) : PfxCertificate.Load(path, content, password);
    }

    internal static DefenderException Unreadable(string path, string why, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.CertificateUnreadable, $"The certificate file '{path}' {why}", inner: inner);

    internal static DefenderException PasswordWrong(string path, bool given, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.CertificatePasswordWrong, given
            ? $"The password does not open the certificate file '{path}'."
            : $"The certificate file '{path}' is protected by a password, and none was given.", inner: inner);

    internal static DefenderException WithoutKey(string path) =>
        DefenderErrors.Create(ErrorIds.CertificateWithoutKey, $"The certificate file '{path}' holds a certificate and no private key.");

    private static byte[] Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Largest }) throw Unreadable(path, "is far too large to be one.");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException)
        {
            throw Unreadable(path, $"could not be read: {e.Message}", e);
        }
    }

    // Windows PowerShell's > writes UTF-16; the byte order mark says so.
    private static string Text(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
