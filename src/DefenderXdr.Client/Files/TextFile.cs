using System.Text;

namespace DefenderXdr;

/// <summary>Reads files of one kind as text: UTF-8, or UTF-16 with its mark.</summary>
/// <param name="what">What they are called in messages.</param>
/// <param name="notFound">The error of one that is not there.</param>
/// <param name="unreadable">The error of one that cannot be read.</param>
/// <param name="notText">The error of one that is no text.</param>
internal sealed class TextFile(string what, string notFound, string unreadable, string notText)
{
    /// <summary>The text, without the encoding's mark.</summary>
    public string Read(string path) => Decoded(path, Bytes(path));

    private byte[] Bytes(string path)
    {
        if (Directory.Exists(path)) throw DefenderErrors.Create(unreadable, $"'{path}' is a directory.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw DefenderErrors.Create(notFound, $"There is no file '{path}'.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw DefenderErrors.Create(unreadable, $"The {what} '{path}' could not be read: {e.Message}", inner: e);
        }
    }

    private string Decoded(string path, byte[] bytes)
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

    private DefenderException NotText(string path, Exception? inner = null) =>
        DefenderErrors.Create(notText, $"The file '{path}' is not text in UTF-8 or UTF-16.", inner: inner);
}
