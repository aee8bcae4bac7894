namespace DefenderXdr;

/// <summary>
/// Looks back over a timespan on an API that has no parameter for it: a filter behind the table that the query starts with. Only where the rows are
/// surely those that Graph gives, which looks back in every table that the query reads.
/// </summary>
internal static class KqlTimespan
{
    /// <summary>The query with the filter, on the table's line. The same query where the table has no <c>Timestamp</c>: Graph's timespan leaves it alone too.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.ApiNotSupported"/>: no filter can stand for the timespan here.</exception>
    public static string Put(string query, TimeSpan timespan, DefenderApi api)
    {
        var statements = KqlText.Statements(query);
        if (statements.Count == 0) return query;

        var source = statements[statements.Count - 1];
        var table = source[0].Written(query);
        if (!HuntingTables.IsKnown(table) || (source.Count > 1 && !source[1].Is(query, "|"))) throw Refused(api, "its last statement does not start with one of the documented tables");
        if (statements.Any(statement => Names(query, statement) == table)) throw Refused(api, $"a 'let' statement makes {table} something else");
        if (statements.Select(statement => Other(query, statement, statement == source ? 1 : 0)).FirstOrDefault(other => other is not null) is { } read)
            throw Refused(api, $"it also reads '{read}'");
        return HuntingTables.HasTimestamp(table) ? query.Insert(source[0].End, $" | where Timestamp > ago({KqlLiteral.Of(timespan)})") : query;
    }

    // The name that a 'let' statement gives, in brackets or without.
    private static string? Names(string query, IReadOnlyList<KqlPiece> statement)
    {
        if (statement.Count < 3 || !statement[0].Is(query, "let")) return null;
        if (!statement[1].Is(query, "[")) return statement[1].Written(query);
        var quoted = statement[2].Written(query);
        return quoted.Substring(1, Math.Max(0, quoted.Length - 2));
    }

    // What is read beside the source, from a place on. A column that is called like a table counts: better refused than rows that differ.
    private static string? Other(string query, IReadOnlyList<KqlPiece> statement, int from)
    {
        for (var i = from; i < statement.Count; i++)
        {
            if (statement[i].Kind != KqlPieceKind.Word) continue;
            var word = statement[i].Written(query);
            if (HuntingTables.HasTimestamp(word) || (ReadsTables(word) && IsOperator(query, statement, i))) return word;
        }
        return null;
    }

    private static bool ReadsTables(string word) => word is "union" or "find" or "search" or "table";

    private static bool IsOperator(string query, IReadOnlyList<KqlPiece> statement, int i)
    {
        if (statement[i].Is(query, "table")) return i + 1 < statement.Count && statement[i + 1].Is(query, "(");
        if (i == 0) return true;
        // Behind a bar, a search is within what comes through it.
        var before = statement[i - 1].Written(query);
        return before is "(" or "=" or "{" or ";" || (before == "|" && !statement[i].Is(query, "search"));
    }

    private static DefenderException Refused(DefenderApi api, string why) => DefenderErrors.Create(ErrorIds.ApiNotSupported,
        $"{api} has no timespan for hunting, and no filter can stand for it in this query: {why}. {ApiOperations.GraphHunting.Api} ({ApiOperations.GraphHunting.ApplicationPermissions[0]}) has it.",
        "Filter in the query itself, each table that it reads: where Timestamp > ago(7d). Or grant the permission on Microsoft Graph.");
}
