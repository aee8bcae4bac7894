using System.Text;

namespace DefenderXdr.PowerShell;

/// <summary>Writes a token for other programs, as text with a line end, readable by its owner alone from the first byte on.</summary>
internal static class TokenFile
{
    public static void Write(string path, DefenderToken token)
    {
        // Anew, in the place of an old one: an existing file keeps who could read it.
        var draft = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            using (var stream = PrivateFile.Create(draft))
            {
                var bytes = Encoding.UTF8.GetBytes(token.ToPlainText() + Environment.NewLine);
                stream.Write(bytes, 0, bytes.Length);
            }
            if (File.Exists(path)) File.Delete(path);
            File.Move(draft, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            if (File.Exists(draft)) File.Delete(draft);
            throw DefenderErrors.Create(ErrorIds.TokenFileUnwritable, $"The token could not be written to '{path}': {e.Message}", inner: e);
        }
    }
}
