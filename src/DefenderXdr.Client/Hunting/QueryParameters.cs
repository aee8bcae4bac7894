using System.Text;
using System.Text.RegularExpressions;

namespace DefenderXdr;

/// <summary>Puts values before a query, as <c>let</c> statements.</summary>
internal static class QueryParameters
{
    // Letters, digits and underscores, as a name is that needs no brackets.
    private static readonly Regex Identifier = new("^[A-Za-z_][A-Za-z0-9_]*\\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a text is a name that needs no brackets.</summary>
    public static bool IsIdentifier(string text) => Identifier.IsMatch(text);

    /// <summary>The query with its parameters before it. All on the query's first line, so that the lines in the service's errors are the query's.</summary>
    public static string Before(string query, IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        var text = new StringBuilder();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            Check(parameter.Key);
            if (!names.Add(parameter.Key)) throw Invalid($"The query parameter '{parameter.Key}' is there twice.");
            text.Append("let ").Append(parameter.Key).Append(" = ").Append(Literal(parameter)).Append("; ");
        }
        return text.Append(query).ToString();
    }

    private static void Check(string name)
    {
        if (!IsIdentifier(name)) throw Invalid($"The query parameter '{name}' has a name that is no KQL identifier.");
        if (!KqlWords.CanBeName(name)) throw Invalid($"The query parameter '{name}' has a name that KQL keeps for itself.");
        if (HuntingTables.IsKnown(name))
            throw DefenderErrors.Create(ErrorIds.QueryParameterShadowsTable, $"The query parameter '{name}' would hide the hunting table {name}.");
    }

    private static string Literal(KeyValuePair<string, object?> parameter)
    {
        try
        {
            return KqlLiteral.Of(parameter.Value);
        }
        catch (DefenderException e)
        {
            throw DefenderErrors.Create(e.ErrorId, $"The query parameter '{parameter.Key}' cannot be put into the query. {e.Message}", e.RecommendedAction, e);
        }
    }

    private static DefenderException Invalid(string message) => DefenderErrors.Create(ErrorIds.QueryParameterNameInvalid, message);
}
