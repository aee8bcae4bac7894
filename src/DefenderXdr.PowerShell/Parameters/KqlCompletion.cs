namespace DefenderXdr.PowerShell;

/// <summary>What may stand at the end of a query that is being typed: a table, an operator, or a column of the table that it reads.</summary>
/// <param name="tables">The names of the tables.</param>
/// <param name="columnsOf">The columns of a table with what they are; none when they are not known.</param>
internal sealed class KqlCompletion(IEnumerable<string> tables, Func<string, IReadOnlyList<(string Name, string ToolTip)>> columnsOf)
{
    private static readonly string[] Operators =
    [
        "as", "count", "distinct", "evaluate", "extend", "getschema", "invoke", "join", "limit", "lookup", "make-series", "mv-apply", "mv-expand", "order by", "parse",
        "parse-kv", "parse-where", "partition", "project", "project-away", "project-keep", "project-rename", "project-reorder", "reduce", "render", "sample",
        "sample-distinct", "scan", "search", "serialize", "sort by", "summarize", "take", "top", "top-hitters", "top-nested", "union", "where",
    ];

    /// <summary>The word that the text ends with, and what it may become.</summary>
    public (string Typed, IEnumerable<(string Word, string ToolTip)> Words) At(string text)
    {
        var pieces = KqlScanner.Read(text).ToList();
        if (pieces.Count > 0 && pieces[pieces.Count - 1].IsOpen) return ("", []);
        pieces.RemoveAll(piece => piece.Kind == KqlPieceKind.Comment);

        var length = Typed(pieces, text);
        var typed = length == 0 ? "" : text.Substring(pieces[pieces.Count - length].Start);
        pieces.RemoveRange(pieces.Count - length, length);
        return (typed, Words([.. pieces.Select(piece => piece.Written(text))]).Where(word => word.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)));
    }

    // How many pieces at the end are what is being typed: one, none behind a blank, or several of an operator such as project-away.
    private static int Typed(List<KqlPiece> pieces, string text)
    {
        var length = pieces.Count > 0 && pieces[pieces.Count - 1] is { Kind: KqlPieceKind.Word } last && last.End == text.Length ? 1 : 0;
        return IsThere(length + 1, "-") && IsThere(length + 3, "|") ? length + 2 : length;

        bool IsThere(int fromEnd, string symbol) => fromEnd <= pieces.Count && pieces[pieces.Count - fromEnd].Is(text, symbol);
    }

    private IEnumerable<(string Word, string ToolTip)> Words(IReadOnlyList<string> before)
    {
        var previous = before.Count == 0 ? ";" : before[before.Count - 1];
        return previous switch
        {
            "|" => Operators.Select(word => (word, word)),
            ";" or "union" or "join" or "lookup" => Tables(),
            "." => [],
            "(" or "," when Operator(before) is "union" or "join" or "lookup" => Tables().Concat(Columns(before)),
            // A call or a query in brackets; a name for a table or for a value.
            "(" or "," or "=" => Columns(before).Concat(Tables()),
            _ => Columns(before),
        };
    }

    private static string Operator(IReadOnlyList<string> before)
    {
        var i = before.Count - 1;
        while (i >= 0 && before[i] is not ("|" or ";")) i--;
        return before[i + 1];
    }

    private IEnumerable<(string, string)> Tables() => tables.Select(name => (name, name));

    private IReadOnlyList<(string, string)> Columns(IReadOnlyList<string> before) => Sources(before).Select(columnsOf).FirstOrDefault(columns => columns.Count > 0) ?? [];

    // What the queries around this place begin with, the innermost first. A function's brackets are around no query, and so give no table.
    private static IEnumerable<string> Sources(IReadOnlyList<string> before)
    {
        var depth = 0;
        for (var i = before.Count - 1; i >= -1; i--)
        {
            var piece = i < 0 ? ";" : before[i];
            if (piece is ")" or "]" or "}") depth++;
            if (piece is not ("(" or "[" or "{") && !(piece == ";" && depth == 0)) continue;
            if (depth-- > 0) continue;

            depth = 0;
            // let name = table
            var start = i + 1 < before.Count && before[i + 1] == "let" ? i + 4 : i + 1;
            if (start < before.Count) yield return before[start];
            if (piece == ";") yield break;
        }
    }
}
