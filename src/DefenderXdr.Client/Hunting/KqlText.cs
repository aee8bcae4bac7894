namespace DefenderXdr;

/// <summary>Changes the text of a query without understanding more of it than where its statements end.</summary>
internal static class KqlText
{
    /// <summary>
    /// The query with more operators behind its last statement, on a line of their own. What follows that statement, comments and semicolons,
    /// is left out, so that nothing can swallow the operators, and so is <c>render</c>, which must be last and draws nothing here. A query without any
    /// statement stays as it is.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="operators">Operators, the first one with its bar: <c>| where ...</c></param>
    public static string Append(string query, string operators) => WithoutDrawing(TrimmedEnd(query)) is { Length: > 0 } text ? text + "\n" + operators : query;

    /// <summary>The query up to the end of its last statement: no blanks, comments or semicolons behind it. Empty when there is no statement.</summary>
    public static string TrimmedEnd(string query)
    {
        var statements = Statements(query);
        if (statements.Count == 0) return "";
        var last = statements[statements.Count - 1];
        return query.Substring(0, last[last.Count - 1].End);
    }

    private static string WithoutDrawing(string query)
    {
        var pieces = KqlScanner.Read(query).Where(piece => piece.Kind != KqlPieceKind.Comment).ToList();
        var bar = pieces.FindLastIndex(piece => piece.Is(query, "|"));
        return bar > 0 && bar + 1 < pieces.Count && pieces[bar + 1].Is(query, "render") ? query.Substring(0, pieces[bar - 1].End) : query;
    }

    /// <summary>The pieces of each statement that is not empty, without comments and without the semicolons between.</summary>
    public static IReadOnlyList<IReadOnlyList<KqlPiece>> Statements(string query)
    {
        var statements = new List<List<KqlPiece>>();
        var depth = 0;
        var isOver = true;
        foreach (var piece in KqlScanner.Read(query))
        {
            if (piece.Kind == KqlPieceKind.Comment) continue;
            var symbol = piece.Kind == KqlPieceKind.Symbol ? query[piece.Start] : '\0';
            // The body of a function has statements of its own.
            if (symbol is '(' or '[' or '{') depth++;
            else if (symbol is ')' or ']' or '}' && depth > 0) depth--;

            if (symbol == ';' && depth == 0)
            {
                isOver = true;
                continue;
            }
            if (isOver) statements.Add([]);
            isOver = false;
            statements[statements.Count - 1].Add(piece);
        }
        return statements;
    }

    /// <summary>A piece as it is written.</summary>
    public static string Written(this KqlPiece piece, string query) => query.Substring(piece.Start, piece.End - piece.Start);

    /// <summary>Whether a piece is written so.</summary>
    public static bool Is(this KqlPiece piece, string query, string text) =>
        piece.Kind is KqlPieceKind.Word or KqlPieceKind.Symbol && piece.End - piece.Start == text.Length && string.CompareOrdinal(query, piece.Start, text, 0, text.Length) == 0;
}
