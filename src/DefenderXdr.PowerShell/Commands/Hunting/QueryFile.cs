using System.Text;

namespace DefenderXdr.PowerShell;

/// <summary>Reads a query from a file.</summary>
internal static class QueryFile
{
    /// <summary>The text of a file in UTF-8, or in UTF-16 with its mark.</summary>
    public static string Read(string path)
    {
        var text = Decoded(path, Bytes(path));
        return string.IsNullOrWhiteSpace(text)
            ? throw DefenderErrors.Create(ErrorIds.HuntingQueryInvalid, $"The file '{path}' holds no query.", "Write a query into the file: the name of a table is the shortest one.")
            : text;
    }

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path)) throw DefenderErrors.Create(ErrorIds.QueryFileUnreadable, $"'{path}' is a directory.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw DefenderErrors.Create(ErrorIds.QueryFileNotFound, $"There is no file '{path}'.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw DefenderErrors.Create(ErrorIds.QueryFileUnreadable, $"The query file '{path}' could not be read: {e.Message}", inner: e);
        }
    }

    private static string Decoded(string path, byte[] bytes)
    {
        Encoding encoding = (bytes.Length < 2 ? 0 : bytes[0] << 8 | bytes[1]) switch
        {
            0xFFFE => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            0xFEFF => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
        try
        {
            var text = encoding.GetString(bytes).TrimStart('\uFEFF');
            return text.Any(letter => letter == '\0') ? throw NotText(path) : text;
        }
        catch (DecoderFallbackException e)
        {
            throw NotText(path, e);
        }
    }

    private static DefenderException NotText(string path, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.QueryFileNotText, $"The file '{path}' is not text in UTF-8 or UTF-16.", inner: inner);
}
