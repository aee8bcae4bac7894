namespace DefenderXdr.PowerShell;

/// <summary>Reads a query from a file.</summary>
internal static class QueryFile
{
    public static string Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            if (text.Any(character => character == '\0')) throw Unreadable($"'{path}' is not a text file.");
            return text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable($"The query file '{path}' could not be read: {e.Message}", e);
        }
    }

    private static DefenderException Unreadable(string message, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.QueryFileUnreadable, message, inner: inner);
}
