using System.Text;

namespace DefenderXdr;

/// <summary>The columns of a CSV file, which stand in its first record and hold for all others.</summary>
internal sealed class CsvColumns(CsvRowWriter writer)
{
    private bool isThere;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>How many bytes the first record has.</summary>
    public int HeaderLength { get; private set; }

    /// <summary>Whether rows with these columns can be written: all of them are here. Columns that rows lack are the last ones.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.OutFileColumnsDiffer"/>.</exception>
    public bool Fit(IReadOnlyList<string> names)
    {
        if (!isThere) return false;
        if (!Names.Take(names.Count).SequenceEqual(names.Take(Names.Count), StringComparer.OrdinalIgnoreCase))
        {
            throw DefenderErrors.Create(ErrorIds.OutFileColumnsDiffer,
                $"The columns of this result ({string.Join(", ", names)}) are not those of the file ({string.Join(", ", Names)}).");
        }
        return names.Count <= Names.Count;
    }

    /// <summary>Gives all records of a file columns more, which are empty in those that are there.</summary>
    public void Widen(DraftFile file, IReadOnlyList<string> names)
    {
        writer.Record(names);
        var header = Encoding.UTF8.GetBytes(writer.Buffer, 0, writer.Length);
        writer.Clear();
        var added = Encoding.ASCII.GetBytes(new string(',', names.Count - Names.Count));
        file.Rewrite((from, to) =>
        {
            to.Write(header, 0, header.Length);
            from.Position = HeaderLength;
            Copy(from, to, added);
        });
        (Names, HeaderLength, writer.Width, isThere) = (names, header.Length, names.Count, true);
    }

    // Outside of quotes, there is no return but before the end of a record.
    private static void Copy(Stream from, Stream to, byte[] beforeEnd)
    {
        using var output = new BufferedStream(to, 64 * 1024);
        var buffer = new byte[64 * 1024];
        var isQuoted = false;
        for (var count = from.Read(buffer, 0, buffer.Length); count > 0; count = from.Read(buffer, 0, buffer.Length))
        {
            for (var i = 0; i < count; i++)
            {
                if (buffer[i] == '"') isQuoted = !isQuoted;
                if (buffer[i] == '\r' && !isQuoted) output.Write(beforeEnd, 0, beforeEnd.Length);
                output.WriteByte(buffer[i]);
            }
        }
    }
}
