using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>One part of a form: a field, or a file.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="FileName">The file's name; null for a plain field.</param>
/// <param name="Content">The bytes.</param>
internal sealed record MultipartPart(string Name, string? FileName, byte[] Content)
{
    internal string Text => Encoding.UTF8.GetString(Content);

    /// <summary>Reads a part: its headers, an empty line, its bytes.</summary>
    internal static MultipartPart? Read(byte[] body, int start, int end)
    {
        var length = MultipartForm.HeadLength(body, start, end);
        if (length < 0)
            return null;
        var lines = Encoding.UTF8.GetString(body, start, length).Split(["\r\n"], StringSplitOptions.None);
        var disposition = Array.Find(lines, line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase));
        if (disposition is null || MultipartForm.Parameter(disposition, "name") is not { } name)
            return null;
        var content = start + length + 4;
        var bytes = new byte[Math.Max(0, end - content)];
        Array.Copy(body, Math.Min(content, end), bytes, 0, bytes.Length);
        return new(name, FileNameOf(disposition), bytes);
    }

    // RFC 5987's form is the exact one: filename*=utf-8''na%C3%AFve.ps1
    private static string? FileNameOf(string disposition) =>
        MultipartForm.Parameter(disposition, "filename*") is { } exact && exact.IndexOf("''", StringComparison.Ordinal) is > 0 and var at
            ? Uri.UnescapeDataString(exact.Substring(at + 2))
            : MultipartForm.Parameter(disposition, "filename");
}
