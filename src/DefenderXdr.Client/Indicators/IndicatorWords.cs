using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The words that only indicators have, in their one spelling.</summary>
internal static class IndicatorWords
{
    public static readonly OpenEnum Type = new("FileSha1", "FileSha256", "FileMd5", "CertificateThumbprint", "IpAddress", "DomainName", "Url");

    public static readonly OpenEnum Action = new("Allowed", "Audit", "Warn", "Block", "BlockAndRemediate", "Alert", "AlertAndBlock");

    public static readonly OpenEnum Severity = new("Informational", "Low", "Medium", "High");

    public static readonly OpenEnum SourceType = new("User", "AadApp");

    // As people and the portal call them; what is sent is the API's word.
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sha1"] = "FileSha1",
        ["Sha256"] = "FileSha256",
        ["Md5"] = "FileMd5",
        ["Certificate"] = "CertificateThumbprint",
        ["Ip"] = "IpAddress",
        ["Domain"] = "DomainName",
        ["Allow"] = "Allowed",
        ["BlockExecution"] = "Block",
    };

    /// <summary>A word that was typed or stands in a file, as the API spells it.</summary>
    public static string Read(OpenEnum words, string text)
    {
        var word = text.Replace(" ", "");
        var known = words.Normalize(word, out _);
        return Known.TryGetValue(known, out var other) && words.Words.Contains(other) ? other : words.Words.Contains(known) ? known : text.Trim();
    }
}
