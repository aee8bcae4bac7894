using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace DefenderXdr;

/// <summary>The values of indicators: what type a value is of, whether it fits, and what is the same value in another spelling.</summary>
internal static class IndicatorValue
{
    private const int LongestDomain = 253;

    private static readonly Dictionary<string, int> HashLengths = new(StringComparer.Ordinal)
    {
        ["FileMd5"] = 32,
        ["FileSha1"] = 40,
        ["FileSha256"] = 64,
        ["CertificateThumbprint"] = 40,
    };

    private static readonly Regex Quad = new(@"^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!\z)|\z)){4}\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript);
    private static readonly Regex Label = new(@"^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)\z", RegexOptions.CultureInvariant);

    /// <summary>The type that a value can only be of; null where there is none. Forty digits are taken for a file's: a certificate's have to be called so.</summary>
    public static string? TypeOf(string value)
    {
        if (IsHex(value))
        {
            switch (value.Length)
            {
                case 32: return "FileMd5";
                case 40: return "FileSha1";
                case 64: return "FileSha256";
            }
        }
        if (Address(value) is not null) return "IpAddress";
        return Link(value) is not null ? "Url" : IsDomain(value) ? "DomainName" : null;
    }

    /// <summary>What is wrong with a value of a type; null when it fits.</summary>
    public static string? Fault(string type, string value)
    {
        if (value.Contains("[.]") || value.StartsWith("hxxp", StringComparison.OrdinalIgnoreCase)) return $"'{value}' is defanged. Give it as it really is.";
        if (HashLengths.TryGetValue(type, out var length))
        {
            if (!IsHex(value)) return $"A {type} has hexadecimal digits, and '{value}' has something else.";
            return value.Length == length ? null : $"A {type} has {length} hexadecimal digits, and '{value}' has {value.Length}.";
        }
        switch (type)
        {
            case "IpAddress" when value.Contains('/'):
                return $"'{value}' is a range. The service takes single addresses, no CIDR notation.";
            case "IpAddress":
                return Address(value) is null ? $"'{value}' is no IPv4 address of four numbers, and no IPv6 address." : null;
            case "DomainName":
                return IsDomain(value) ? null : $"'{value}' is no domain. Give it alone, as in example.com: it stands for its subdomains too.";
            case "Url":
                return Link(value) is null ? $"'{value}' is no URL. Begin it with https:// or http://; a site as a whole is a DomainName." : null;
            default:
                return null;
        }
    }

    /// <summary>Why no type could be told from a value.</summary>
    public static string NoType(string value)
    {
        if (IsHex(value)) return $"'{value}' has {value.Length} hexadecimal digits; a hash has 32 (MD5), 40 (SHA-1) or 64 (SHA-256).";
        var likely = Address(value.Split('/')[0]) is not null ? "IpAddress" : value.Contains('/') || value.Contains("[.]") ? "Url" : null;
        return (likely is null ? null : Fault(likely, value)) ?? $"'{value}' is no hash, no IP address, no URL and no domain.";
    }

    /// <summary>The value as it is sent: IPv6 addresses with all of their eight segments, as the service wants them.</summary>
    public static string ToSend(string value) =>
        Address(value) is { AddressFamily: AddressFamily.InterNetworkV6 } address ? string.Join(":", Segments(address.GetAddressBytes())) : value;

    /// <summary>What is the same for all spellings of one value of a type.</summary>
    public static string Key(string? type, string value) => type + " " + type switch
    {
        "IpAddress" => Address(value)?.ToString() ?? value,
        "Url" => Link(value)?.AbsoluteUri ?? value,
        _ => value.ToLowerInvariant(),
    };

    /// <summary>The spellings under which the service may have a value.</summary>
    public static IEnumerable<string> Spellings(string value) => value.Contains("://") || value.Contains('*') ? [value] : [value, value.ToLowerInvariant(), ToSend(value)];

    private static bool IsHex(string value) => value.Length > 0 && value.All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    // The framework takes much for an address: 1.2.3, 0x7f.1, fe80::1%eth0.
    private static IPAddress? Address(string value) =>
        (Quad.IsMatch(value) || (value.Contains(':') && value.IndexOfAny(['%', '/', '[', ' ']) < 0)) && IPAddress.TryParse(value, out var address) ? address : null;

    private static Uri? Link(string value) =>
        !value.Any(char.IsWhiteSpace) && !value.Contains('*') && Uri.TryCreate(value, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" && link.Host.Length > 0 ? link : null;

    private static bool IsDomain(string value)
    {
        string ascii;
        try
        {
            ascii = value.Length > 0 ? new IdnMapping().GetAscii(value) : "";
        }
        catch (ArgumentException)
        {
            // The mapping refuses underscores, which some names have.
            ascii = value;
        }
        var labels = ascii.Split('.');
        return ascii.Length <= LongestDomain && labels.Length > 1 && labels.All(label => Label.IsMatch(label)) && labels[labels.Length - 1].Any(letter => !char.IsDigit(letter));
    }

    private static IEnumerable<string> Segments(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i += 2) yield return ((bytes[i] << 8) | bytes[i + 1]).ToString("x", CultureInfo.InvariantCulture);
    }
}
