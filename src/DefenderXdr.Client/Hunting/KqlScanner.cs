namespace DefenderXdr;

/// <summary>What a piece of a query is.</summary>
internal enum KqlPieceKind
{
    /// <summary>A name, a keyword or a number.</summary>
    Word,

    /// <summary>A string literal of any kind, with its quotes.</summary>
    Text,

    /// <summary>A comment, without the end of its line.</summary>
    Comment,

    /// <summary>Anything else: a character, or a comparison.</summary>
    Symbol,
}

/// <summary>A piece of a query between blanks: where it begins, and where the next character after it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it is over.</param>
/// <param name="IsOpen">The query ends within it: what is typed next belongs to it.</param>
internal readonly record struct KqlPiece(KqlPieceKind Kind, int Start, int End, bool IsOpen = false);

/// <summary>Cuts a query into pieces, as the language's grammar does. Any text can be cut; whether it is a query, the service says.</summary>
internal sealed class KqlScanner
{
    // Both enclose literals of several lines; the grammar knows the second one too.
    private static readonly string[] Fences = ["```", "~~~"];

    private readonly string query;
    private int at;

    private KqlScanner(string query) => this.query = query;

    /// <summary>All pieces, comments too.</summary>
    public static IEnumerable<KqlPiece> Read(string query)
    {
        var scanner = new KqlScanner(query);
        while (scanner.SkipBlank()) yield return scanner.Next();
    }

    private bool SkipBlank()
    {
        while (at < query.Length && (char.IsWhiteSpace(query[at]) || query[at] is '\ufeff' or '\u200b' or '\u180e')) at++;
        return at < query.Length;
    }

    private KqlPiece Next()
    {
        var start = at;
        if (StartsWith("//")) return Comment(start);
        if (Array.Find(Fences, StartsWith) is { } fence) return Fenced(start, fence);
        if (query[at] is '"' or '\'') return Text(start, verbatim: false);
        if (StartsWith("@\"") || StartsWith("@'")) return Text(start, verbatim: true);
        if (IsWordLetter(query[at]) || query[at] == '$') return Word(start);
        // So that the tilde of =~ and !~ is never taken for the beginning of a literal.
        at += query[at] is '=' or '!' or '<' or '>' && at + 1 < query.Length && query[at + 1] is '=' or '~' ? 2 : 1;
        return new(KqlPieceKind.Symbol, start, at);
    }

    private KqlPiece Word(int start)
    {
        at++;
        while (at < query.Length && IsWordLetter(query[at])) at++;
        var isIn = at - start == 2 && string.CompareOrdinal(query, start, "in", 0, 2) == 0;
        if (isIn && at < query.Length && query[at] == '~') at++;
        return new(KqlPieceKind.Word, start, at);
    }

    private KqlPiece Comment(int start)
    {
        while (at < query.Length && query[at] is not ('\r' or '\n' or '\u2028' or '\u2029')) at++;
        return new(KqlPieceKind.Comment, start, at, IsOpen: at == query.Length);
    }

    private KqlPiece Fenced(int start, string fence)
    {
        var end = query.IndexOf(fence, at + fence.Length, StringComparison.Ordinal);
        at = end < 0 ? query.Length : end + fence.Length;
        return new(KqlPieceKind.Text, start, at, IsOpen: end < 0);
    }

    // A literal without its second quote ends with its line, where the service calls it unterminated.
    private KqlPiece Text(int start, bool verbatim)
    {
        at += verbatim ? 1 : 0;
        var quote = query[at++];
        while (at < query.Length && query[at] is not ('\r' or '\n'))
        {
            var letter = query[at++];
            if (letter == '\\' && !verbatim && at < query.Length && query[at] is not ('\r' or '\n')) at++;
            else if (letter == quote && verbatim && at < query.Length && query[at] == quote) at++;
            else if (letter == quote) return new(KqlPieceKind.Text, start, at);
        }
        return new(KqlPieceKind.Text, start, at, IsOpen: at == query.Length);
    }

    private bool StartsWith(string part) => string.CompareOrdinal(query, at, part, 0, part.Length) == 0;

    private static bool IsWordLetter(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
