using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Reads what stands in <c>dynamic(...)</c>: JSON, and KQL's own literals within it.</summary>
internal static class KqlDynamic
{
    private const int DeepestNesting = 64;

    /// <summary>Null, a scalar, an array of values, or a list of members.</summary>
    internal static object? Read(KqlCursor cursor, int depth = 0)
    {
        var token = cursor.Take();
        if (depth > DeepestNesting)
            throw KqlException.Syntax(token);
        var negative = token.Is("-") && cursor.Current.Kind == KqlTokenKind.Number;
        if (negative)
            token = cursor.Take();
        return token.Kind switch
        {
            KqlTokenKind.Number => KqlScalarReader.Signed(token, negative),
            KqlTokenKind.Text or KqlTokenKind.TimeSpan or KqlTokenKind.DateTime or KqlTokenKind.Truth or KqlTokenKind.Guid => token.Value,
            KqlTokenKind.Name when token.Text is "true" or "false" => token.Text == "true",
            KqlTokenKind.Name when token.Text == "null" => null,
            KqlTokenKind.Symbol when token.Text == "[" => Items(cursor, depth),
            KqlTokenKind.Symbol when token.Text == "{" => Members(cursor, depth),
            _ => throw KqlException.Syntax(token),
        };
    }

    /// <summary>The value as the JSON that an answer has it in.</summary>
    internal static object? ToJson(object? value) => value switch
    {
        object?[] items => Array.ConvertAll(items, ToJson),
        List<KeyValuePair<string, object?>> members => Members(members),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        double number when double.IsNaN(number) => "NaN",
        double number when double.IsInfinity(number) => number > 0 ? "Infinity" : "-Infinity",
        _ => value,
    };

    private static Dictionary<string, object?> Members(List<KeyValuePair<string, object?>> members)
    {
        var json = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in members)
            json[member.Key] = ToJson(member.Value);
        return json;
    }

    private static object?[] Items(KqlCursor cursor, int depth)
    {
        var items = new List<object?>();
        if (cursor.TryTake("]"))
            return [];
        do
            items.Add(Read(cursor, depth + 1));
        while (cursor.TryTake(","));
        cursor.Expect("]");
        return [.. items];
    }

    private static List<KeyValuePair<string, object?>> Members(KqlCursor cursor, int depth)
    {
        var members = new List<KeyValuePair<string, object?>>();
        if (cursor.TryTake("}"))
            return members;
        do
        {
            var name = cursor.Take();
            if (name.Kind != KqlTokenKind.Text)
                throw KqlException.Syntax(name);
            cursor.Expect(":");
            members.Add(new((string)name.Value!, Read(cursor, depth + 1)));
        }
        while (cursor.TryTake(","));
        cursor.Expect("}");
        return members;
    }
}
