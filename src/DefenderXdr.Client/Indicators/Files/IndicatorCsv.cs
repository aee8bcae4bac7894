namespace DefenderXdr;

/// <summary>Indicators in CSV, with the columns of this module or of the portal, in any order.</summary>
internal static class IndicatorCsv
{
    private const string Hint = "sep=";
    private static readonly char[] Separators = [',', ';', '\t'];

    public static IEnumerable<IndicatorRow> Read(string path, string text)
    {
        var (at, line) = (0, 1);
        char? separator = null;
        while (at < text.Length)
        {
            // Excel's first line, and Export-Csv's of old.
            if (StartsWith(text, at, Hint) && at + Hint.Length < text.Length && text[at + Hint.Length] is not ('\r' or '\n')) separator = text[at + Hint.Length];
            else if (!StartsWith(text, at, "#TYPE ") && text[at] is not ('\r' or '\n')) break;
            CsvRecords.SkipLine(text, ref at, ref line);
        }
        separator ??= Separators.Select(candidate => (Sign: candidate, Names: Header(text, at, line, candidate)))
            .OrderByDescending(candidate => candidate.Names.Count(name => IndicatorFile.FieldOf(name) is not null)).ThenByDescending(candidate => candidate.Names.Count).First().Sign;
        var columns = Columns(path, Header(text, at, line, separator.Value));

        foreach (var (began, cells) in CsvRecords.Read(text, at, line, separator.Value).Skip(1))
        {
            var (row, place) = IndicatorFile.NewRow(path, began);
            for (var i = 0; i < columns.Length && i < cells.Count; i++)
            {
                if (columns[i] is not { } field) continue;
                if (field == IndicatorFields.Value) place.Value = cells[i];
                row.Say(field, cells[i]);
            }
            if (cells.Skip(columns.Length).Any(cell => cell.Length > 0))
                row.Fail(DefenderErrors.Create(ErrorIds.IndicatorRowInvalid, $"The row has {cells.Count} cells, and the header {columns.Length}. Put quotes around text with a '{separator}' in it."));
            yield return row.Close();
        }
    }

    private static List<string> Header(string text, int at, int line, char separator) => CsvRecords.Read(text, at, line, separator).Select(record => record.Cells).FirstOrDefault() ?? [];

    // Null for a column that is known and says nothing here.
    private static IndicatorField?[] Columns(string path, List<string> names)
    {
        if (names.Count == 0) throw DefenderErrors.Create(ErrorIds.IndicatorFileInvalid, $"The file '{path}' is empty.");
        var fields = names.Select(IndicatorFile.FieldOf).ToArray();
        var unknown = names.Where((name, i) => fields[i] is null && !IndicatorFile.IsOrigin(name)).ToArray();
        var twice = fields.Where(field => field is not null).GroupBy(field => field).FirstOrDefault(same => same.Count() > 1)?.Key;
        var fault = unknown.Length > 0 ? $"has columns that are none of an indicator's: {string.Join(", ", unknown.Select(name => $"'{name}'"))}"
            : twice is not null ? $"has {twice.Name} twice"
            : !fields.Contains(IndicatorFields.Value) ? $"has no column {IndicatorFields.Value.Name}" : null;
        return fault is null ? fields : throw DefenderErrors.Create(ErrorIds.IndicatorFileColumns,
            $"The file '{path}' {fault}. Its columns are {string.Join(", ", names)}. "
            + $"Known are {string.Join(", ", IndicatorFields.Sent.Select(field => field.Portal is { } portal && portal != field.Name ? $"{field.Name} ({portal})" : field.Name))}.");
    }

    private static bool StartsWith(string text, int at, string start) => string.Compare(text, at, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
