using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DefenderXdr.Authentication;

/// <summary>Finds a certificate in the personal store of the user, then of the machine: the newest that can sign in.</summary>
public static class CertificateStore
{
    private static readonly StoreLocation[] Locations = [StoreLocation.CurrentUser, StoreLocation.LocalMachine];

    /// <summary>By its SHA-1 thumbprint. Spaces, colons, lower case and the invisible marks that Windows' dialog copies do no harm.</summary>
    /// <exception cref="DefenderException">It is not there, or cannot sign in; the id says why.</exception>
    public static X509Certificate2 FindByThumbprint(string thumbprint) => FindByThumbprint(thumbprint, Read);

    /// <summary>By its subject: the full distinguished name, or the common name alone. Upper and lower case are the same.</summary>
    /// <exception cref="DefenderException">It is not there, or cannot sign in; the id says why.</exception>
    public static X509Certificate2 FindBySubject(string subject) => FindBySubject(subject, Read);

    internal static X509Certificate2 FindByThumbprint(string thumbprint, Func<StoreLocation, IReadOnlyList<X509Certificate2>?> read)
    {
        var digits = string.Concat(thumbprint.Where(c => !char.IsWhiteSpace(c) && c is not (':' or '-') && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)));
        if (digits.Length != 40 || !digits.All(Uri.IsHexDigit))
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{thumbprint}' is not a thumbprint: that has 40 hexadecimal digits.");
        return Find($"thumbprint {digits.ToUpperInvariant()}", c => Same(c.Thumbprint, digits), read);
    }

    internal static X509Certificate2 FindBySubject(string subject, Func<StoreLocation, IReadOnlyList<X509Certificate2>?> read)
    {
        var wanted = subject.Trim();
        if (wanted.Length == 0) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "The certificate's subject is empty.");
        var name = Normal(wanted);
        return Find($"subject '{wanted}'", c => Same(c.Subject, name) || Same(c.GetNameInfo(X509NameType.SimpleName, forIssuer: false), wanted), read);
    }

    private static X509Certificate2 Find(string wanted, Predicate<X509Certificate2> matches, Func<StoreLocation, IReadOnlyList<X509Certificate2>?> read)
    {
        var looked = new List<string>();
        var found = new List<X509Certificate2>();
        foreach (var location in Locations)
        {
            if (read(location) is not { } certificates) continue;
            looked.Add($@"{location}\My ({certificates.Count} certificate{(certificates.Count == 1 ? "" : "s")})");
            foreach (var certificate in certificates)
            {
                if (matches(certificate)) found.Add(certificate);
                else certificate.Dispose();
            }
        }
        return found.Count > 0 ? Choose(found) : throw NotFound(wanted, looked);
    }

    // The sort is stable: of two of the same age, the user's own comes before the machine's.
    private static X509Certificate2 Choose(List<X509Certificate2> found)
    {
        X509Certificate2? chosen = null;
        var failures = new List<DefenderException>();
        foreach (var certificate in found.OrderByDescending(c => c.NotBefore).ThenByDescending(c => c.NotAfter))
        {
            try
            {
                if (chosen is null)
                {
                    CertificateCheck.Require(certificate);
                    chosen = certificate;
                    continue;
                }
            }
            catch (DefenderException e)
            {
                failures.Add(e);
            }
            certificate.Dispose();
        }

        // A key that is there and refused is nearer to the goal than a copy without one.
        return chosen ?? throw (failures.Find(f => f.ErrorId == ErrorIds.CertificateKeyDenied) ?? failures[0]);
    }

    private static DefenderException NotFound(string wanted, List<string> looked)
    {
        var places = looked.Count == 0 ? @"in CurrentUser\My, which does not exist" : "in " + string.Join(" or ", looked);
        return DefenderErrors.Create(ErrorIds.CertificateNotFound, $"No certificate with {wanted} {places}.",
            RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? null : "Use -CertificatePath with the PFX or PEM file: this platform has no certificate store of the machine.");
    }

    private static List<X509Certificate2>? Read(StoreLocation location)
    {
        using var store = new X509Store(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return [.. store.Certificates.Cast<X509Certificate2>()];
        }
        catch (Exception e) when (e is CryptographicException or SecurityException)
        {
            // Other systems than Windows have no machine's store, and the user's only once something was put in.
            return null;
        }
    }

    // "cn=x,o=y" and "CN=x, O=y" are one name.
    private static string Normal(string subject)
    {
        try
        {
            // Read back from its encoding: the name itself would stay as it was typed.
            return new X500DistinguishedName(new X500DistinguishedName(subject).RawData).Name;
        }
        catch (CryptographicException)
        {
            return subject;
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
