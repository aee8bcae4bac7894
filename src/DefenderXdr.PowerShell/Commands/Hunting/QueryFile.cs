namespace DefenderXdr.PowerShell;

/// <summary>Reads a query from a file.</summary>
internal static class QueryFile
{
    private static readonly TextFile Files = new("query file", ErrorIds.QueryFileNotFound, ErrorIds.QueryFileUnreadable, ErrorIds.QueryFileNotText);

    /// <summary>The text of a file in UTF-8, or in UTF-16 with its mark.</summary>
    public static string Read(string path)
    {
        var text = Files.Read(path);
        return string.IsNullOrWhiteSpace(text)
            ? throw DefenderErrors.Create(ErrorIds.HuntingQueryInvalid, $"The file '{path}' holds no query.", "Write a query into the file: the name of a table is the shortest one.")
            : text;
    }
}
