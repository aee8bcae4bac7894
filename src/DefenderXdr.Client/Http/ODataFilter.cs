using System.Globalization;
using DefenderXdr.Json;

namespace DefenderXdr.Http;

/// <summary>Builds a <c>$filter</c>. The one place where a user's text becomes part of an OData expression.</summary>
internal sealed class ODataFilter
{
    private readonly List<string> clauses = [];
    private string? raw;

    public ODataFilter AtLeast(string property, DateTimeOffset? time) => time is { } t ? Add($"{property} ge {Iso8601.Format(t)}") : this;

    public ODataFilter AtMost(string property, DateTimeOffset? time) => time is { } t ? Add($"{property} le {Iso8601.Format(t)}") : this;

    public ODataFilter Equal(string property, long? number) => number is { } n ? Add($"{property} eq {n.ToString(CultureInfo.InvariantCulture)}") : this;

    /// <summary>Any of some texts.</summary>
    /// <param name="term">The term that is true for one of them, a literal.</param>
    /// <param name="values">The texts.</param>
    public ODataFilter AnyOf(Func<string, string> term, IEnumerable<string> values)
    {
        var terms = values.Select(value => term(Quote(value))).ToArray();
        return terms.Length switch
        {
            0 => this,
            1 => Add(terms[0]),
            _ => Add($"({string.Join(" or ", terms)})"),
        };
    }

    /// <summary>The caller's own expression, which stands beside the others.</summary>
    public ODataFilter Raw(string? expression)
    {
        raw = string.IsNullOrWhiteSpace(expression) ? null : expression;
        return this;
    }

    /// <summary>The expression, or null when nothing is filtered.</summary>
    public override string? ToString()
    {
        if (clauses.Count == 0) return raw;
        var own = string.Join(" and ", clauses);
        return raw is null ? own : $"{own} and ({raw})";
    }

    private static string Quote(string text) => "'" + text.Replace("'", "''") + "'";

    private ODataFilter Add(string clause)
    {
        clauses.Add(clause);
        return this;
    }
}
