using System.Text;

namespace DefenderXdr;

/// <summary>Reads CSV as Excel and others write it: any separator, quotes around cells with separators, quotes or line ends in them.</summary>
internal static class CsvRecords
{
    /// <summary>The records behind a place in a text, with the lines on which they begin. Empty lines are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="line">The line that this is on.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IndicatorFileInvalid"/>: a quote is never closed.</exception>
    public static IEnumerable<(int Line, List<string> Cells)> Read(string text, int start, int line, char separator)
    {
        var at = start;
        while (at < text.Length)
        {
            var began = line;
            var cells = new List<string>();
            do cells.Add(Cell(text, ref at, ref line, separator));
            while (at < text.Length && text[at] == separator && ++at > 0);
            SkipLineEnd(text, ref at, ref line);
            if (cells.Count > 1 || cells[0].Length > 0) yield return (began, cells);
        }
    }

    /// <summary>Moves to the next line.</summary>
    public static void SkipLine(string text, ref int at, ref int line)
    {
        while (at < text.Length && text[at] is not ('\r' or '\n')) at++;
        SkipLineEnd(text, ref at, ref line);
    }

    private static string Cell(string text, ref int at, ref int line, char separator)
    {
        var quote = at;
        while (quote < text.Length && text[quote] is ' ' && separator != ' ') quote++;
        if (quote >= text.Length || text[quote] != '"') return Bare(text, ref at, separator);

        at = quote + 1;
        var began = line;
        var cell = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                {
                    at++;
                    return cell.Append(Bare(text, ref at, separator)).ToString();
                }
                at++;
            }
            else if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n'))) line++;
            cell.Append(text[at]);
        }
        throw DefenderErrors.Create(ErrorIds.IndicatorFileInvalid, $"The quote that opens on line {began} is never closed.");
    }

    private static string Bare(string text, ref int at, char separator)
    {
        var start = at;
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) at++;
        return text.Substring(start, at - start).Trim(' ', '\t');
    }

    private static void SkipLineEnd(string text, ref int at, ref int line)
    {
        if (at >= text.Length) return;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
    }
}
