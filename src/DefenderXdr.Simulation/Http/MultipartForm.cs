using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>The parts of a <c>multipart/form-data</c> body.</summary>
internal sealed class MultipartForm
{
    private static readonly byte[] Break = [13, 10];
    private static readonly byte[] HeadEnd = [13, 10, 13, 10];
    private readonly List<MultipartPart> parts = [];

    private MultipartForm()
    {
    }

    /// <summary>The part of this name, without regard to case; null when there is none.</summary>
    internal MultipartPart? this[string name] => parts.Find(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a body.</summary>
    /// <returns>The form, or null when it is none.</returns>
    internal static MultipartForm? Read(SimulatedRequest request)
    {
        var type = request.Header("Content-Type") ?? "";
        if (!type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) || Parameter(type, "boundary") is not { Length: > 0 } boundary || request.Content is not { } body)
            return null;

        // Every delimiter but the first begins with the line break that ends the part before it.
        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        if (!StartsWith(body, delimiter, 0))
            return null;
        var form = new MultipartForm();
        byte[] next = [.. Break, .. delimiter];
        for (var start = delimiter.Length; !StartsWith(body, [(byte)'-', (byte)'-'], start);)
        {
            var end = IndexOf(body, next, start);
            if (end < 0 || !StartsWith(body, Break, start) || MultipartPart.Read(body, start + Break.Length, end) is not { } part)
                return null;
            form.parts.Add(part);
            start = end + next.Length;
        }

        return form;
    }

    /// <summary>A parameter of a header's value, without its quotes.</summary>
    internal static string? Parameter(string header, string name)
    {
        foreach (var piece in header.Split(';').Skip(1))
        {
            var equals = piece.IndexOf('=');
            if (equals > 0 && string.Equals(piece.Substring(0, equals).Trim(), name, StringComparison.OrdinalIgnoreCase))
                return piece.Substring(equals + 1).Trim().Trim('"');
        }

        return null;
    }

    internal static int HeadLength(byte[] body, int start, int end)
    {
        var at = IndexOf(body, HeadEnd, start);
        return at < 0 || at > end ? -1 : at - start;
    }

    private static int IndexOf(byte[] body, byte[] wanted, int start)
    {
        for (var at = Array.IndexOf(body, wanted[0], start); at >= 0; at = Array.IndexOf(body, wanted[0], at + 1))
            if (StartsWith(body, wanted, at))
                return at;
        return -1;
    }

    private static bool StartsWith(byte[] body, byte[] wanted, int at)
    {
        if (at + wanted.Length > body.Length)
            return false;
        for (var i = 0; i < wanted.Length; i++)
            if (body[at + i] != wanted[i])
                return false;
        return true;
    }
}
