using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Literals that name their type, such as <c>long(7)</c>. The value null is KQL's null of that type.</summary>
internal static class KqlTypedLiteral
{
    internal static bool Knows(string type) => KindOf(type) is not null;

    /// <summary>What stands between the parentheses, or null when it is no value of the type.</summary>
    internal static (KqlTokenKind Kind, object? Value)? Read(string type, string inner)
    {
        if (KindOf(type) is not { } kind)
            return null;
        if (inner == "null")
            return (kind, null);
        return Value(type, inner) is { } value ? (kind, value) : null;
    }

    private static KqlTokenKind? KindOf(string type) => type switch
    {
        "datetime" or "date" => KqlTokenKind.DateTime,
        "timespan" or "time" => KqlTokenKind.TimeSpan,
        "long" or "int" or "real" or "double" or "decimal" => KqlTokenKind.Number,
        "bool" or "boolean" => KqlTokenKind.Truth,
        "guid" or "uniqueid" => KqlTokenKind.Guid,
        _ => null,
    };

    private static object? Value(string type, string inner) => type switch
    {
        "datetime" or "date" => DateTime.TryParse(Unquoted(inner), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null,
        "timespan" or "time" => Span(inner),
        "long" => long.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        "int" => int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? (long)number : null,
        "decimal" => decimal.TryParse(inner, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        "real" or "double" => Real(inner),
        "bool" or "boolean" => inner switch { "true" => true, "false" => false, _ => null },
        _ => Guid.TryParseExact(Unquoted(inner), "D", out var id) ? id : null,
    };

    private static object? Real(string inner) => inner switch
    {
        "nan" => double.NaN,
        "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.TryParse(inner, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    // A number alone would be days to .NET; in KQL it needs its unit.
    private static object? Span(string inner)
    {
        if (inner.Any(letter => letter == ':'))
            return TimeSpan.TryParse(Unquoted(inner), CultureInfo.InvariantCulture, out var span) ? span : null;
        var tokens = inner.Length > 0 && char.IsDigit(inner[0]) ? KqlLexer.Read(inner) : [];
        return tokens.Count == 2 && tokens[0].Kind == KqlTokenKind.TimeSpan ? tokens[0].Value : null;
    }

    private static string Unquoted(string inner) => inner.Trim('"', '\'');
}
