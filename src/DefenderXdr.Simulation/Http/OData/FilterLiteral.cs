using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Reads a literal as the type of the property that it stands beside.</summary>
internal static class FilterLiteral
{
    internal static object? Read<T>(FilterField<T> field, FilterToken token, string op)
    {
        var quoted = token.Kind == FilterTokenKind.Text;
        if (!quoted && token.Value == "null")
            return null;
        switch (field.EdmType)
        {
            case "Edm.DateTimeOffset" when !quoted && Date(token.Value) is { } date:
                return date;
            case "Edm.Int64" when !quoted && long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            case "Edm.Boolean" when !quoted && bool.TryParse(token.Value, out var flag):
                return flag;
            case "Edm.String" when quoted:
                return token.Value;
            case "Edm.Guid" when Guid.TryParse(token.Value, out _):
                return token.Value;
            case "Enumeration" when quoted:
                return Array.Find(field.Members!, member => string.Equals(member, token.Value, StringComparison.OrdinalIgnoreCase))
                    ?? throw new FilterException($"The string '{token.Value}' is not a valid enumeration type constant. Known: {string.Join(", ", field.Members!)}.");
            default:
                throw new FilterException(
                    $"A binary operator with incompatible types was detected. Found operand types '{field.EdmType}' and '{(quoted ? "Edm.String" : token.Value)}' for operator kind '{op}'.");
        }
    }

    private static DateTimeOffset? Date(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal;
        return text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out var date) ? date : null;
    }
}
