namespace DefenderXdr;

/// <summary>Reads files of indicators: CSV with this module's columns or the portal's, or JSON.</summary>
internal static class IndicatorFile
{
    private static readonly TextFile Files = new("file", ErrorIds.IndicatorFileNotFound, ErrorIds.IndicatorFileUnreadable, ErrorIds.IndicatorFileInvalid);

    /// <summary>The rows of a file, closed; those that cannot be used among them.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="warn">Hears what is odd about it.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IndicatorFileInvalid"/>, <see cref="ErrorIds.IndicatorFileColumns"/>, or it cannot be read.</exception>
    public static IReadOnlyList<IndicatorRow> Read(string path, Action<string> warn)
    {
        var text = Files.Read(path);
        var isJson = text.FirstOrDefault(letter => !char.IsWhiteSpace(letter)) is '{' or '[';
        IReadOnlyList<IndicatorRow> rows = [.. isJson ? IndicatorJson.Read(path, text, warn) : IndicatorCsv.Read(path, text)];
        return rows.Count > 0 ? rows : throw DefenderErrors.Create(ErrorIds.IndicatorFileInvalid, $"The file '{path}' has no indicators.");
    }

    /// <summary>A row at a line.</summary>
    public static (IndicatorRow Row, DefenderIndicatorRow Place) NewRow(string path, int line)
    {
        var place = new DefenderIndicatorRow(path, line);
        return (new IndicatorRow($"Line {line} of '{Path.GetFileName(path)}'", place), place);
    }

    /// <summary>The property that a column or member is of; null where it is none.</summary>
    public static IndicatorField? FieldOf(string name) => IndicatorFields.All.FirstOrDefault(field => field.IsCalled(name));

    /// <summary>Where an indicator came from, which is not the tenant that it goes to.</summary>
    public static bool IsOrigin(string name) =>
        name.Equals(nameof(DefenderIndicator.TenantId), StringComparison.OrdinalIgnoreCase) || name.Equals(nameof(DefenderIndicator.ConnectionName), StringComparison.OrdinalIgnoreCase);
}
