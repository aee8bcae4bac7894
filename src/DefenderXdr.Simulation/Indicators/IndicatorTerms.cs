namespace DefenderXdr.Simulation;

/// <summary>The words of indicators.</summary>
internal static class IndicatorTerms
{
    internal static readonly Term Url = Term.Of("Url");
    internal static readonly Term Informational = Term.Of("Informational");
    internal static readonly Term Audit = Term.Of("Audit");

    internal static readonly Term[] Types =
        [Term.Of("FileSha1"), Term.Of("FileSha256"), Term.Of("FileMd5"), Term.Of("CertificateThumbprint"), Term.Of("IpAddress"), Term.Of("DomainName"), Url];

    internal static readonly Term[] Actions = [Term.Of("Allowed"), Audit, Term.Of("Warn"), Term.Of("Block"), Term.Of("BlockAndRemediate"), Term.Of("Alert"), Term.Of("AlertAndBlock")];

    internal static readonly Term[] Severities = [Informational, Term.Of("Low"), Term.Of("Medium"), Term.Of("High")];

    internal static Term Of(Term[] terms, string word) => Array.Find(terms, term => term.Legacy == word)!;

    internal static Dictionary<string, Term> ByWord(Term[] terms) => terms.ToDictionary(term => term.Legacy, StringComparer.OrdinalIgnoreCase);
}
