using System.Text.RegularExpressions;

namespace DefenderXdr.Authentication;

/// <summary>What the token of another identity provider must look like, whoever gave it.</summary>
internal static class Assertion
{
    // The beginning of every JSON Web Token in base64url is that of {"
    private static readonly Regex Token = new(@"eyJ[\w-]+(\.[\w-]*)*", RegexOptions.CultureInvariant);

    /// <summary>The assertion without what an editor or a shell put around it.</summary>
    /// <param name="text">What was got.</param>
    /// <param name="source">Where from, for the message; the text itself is never in it.</param>
    public static string Require(string? text, string source)
    {
        var assertion = text?.Trim() ?? "";
        if (assertion.Length == 0) throw Unavailable($"{source} is empty.");
        var parts = assertion.Split('.');
        if (parts.Length != 3 || !Array.TrueForAll(parts, part => part.Length > 0 && part.All(IsBase64Url)))
            throw Unavailable($"{source} is not a JSON Web Token: three parts with dots between.");
        return assertion;
    }

    public static DefenderException Unavailable(string message, string? recommendedAction = null, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.AssertionUnavailable, message, recommendedAction, inner);

    /// <summary>Somebody else's message with whatever looks like a token taken out.</summary>
    public static string Redact(string message) => Token.Replace(message, "***");

    private static bool IsBase64Url(char c) => c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_' or '=';
}
